import { makePageScan } from '../../src/seller-center/dom/page-scan';
import { neverYield } from '../../src/seller-center/page-turns';
import { ALL_READERS } from '../../src/seller-center/read-page';

// What the bench measures, put into the world of the content scripts.

Object.assign(globalThis, { measured: { ...ALL_READERS, makePageScan, neverYield } });
