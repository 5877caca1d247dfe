import { makePageScan } from '../../src/seller-center/dom/page-scan';
import { makeListProgress } from '../../src/seller-center/list-progress';
import { neverYield } from '../../src/seller-center/page-turns';
import { fingerprint, makePageVisit } from '../../src/seller-center/page-visit';
import { ALL_READERS } from '../../src/seller-center/read-page';

// What the bench measures, put into the world of the content scripts.

Object.assign(globalThis, {
  measured: { ...ALL_READERS, makeListProgress, makePageVisit, fingerprint, makePageScan, neverYield },
});
