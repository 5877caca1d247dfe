import { makePageScan } from '../../src/seller-center/dom/page-scan';
import { ALL_READERS } from '../../src/seller-center/read-page';
import { makeListProgress } from '../../src/seller-center/watching/list-progress';
import { fingerprint, makePageVisit } from '../../src/seller-center/watching/page-stay';
import { neverYield } from '../../src/seller-center/watching/page-turns';

// What the bench measures, put into the world of the content scripts.

Object.assign(globalThis, {
  measured: { ...ALL_READERS, makeListProgress, makePageVisit, fingerprint, makePageScan, neverYield },
});
