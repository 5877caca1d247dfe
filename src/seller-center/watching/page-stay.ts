import type { SentVisit } from '#core/model/page';
import type { PageScan } from '../dom/page-scan';
import { type ReadResult, type RefusedPage, refusePage } from '../page-context';
import { makeListProgress } from './list-progress';
import { fingerprint, makePageVisit, type VisitedPage } from './page-visit';
import { describeStructure } from './structure';

/** Time after which a failure is reported, as a page may still be under construction. */
const REFUSE_AFTER_MS = 1500;
const REFUSE_EMPTY_AFTER_MS = 8000;
/** Time after which a page that is still loading is reported as a failure; no page of the portal takes so long. */
const REFUSE_LOADING_AFTER_MS = 30_000;

/** A stay on one page of the portal, which is read again whenever it changes. */
export interface PageStay {
  /** what this reading adds: a visit to send, nothing new, or that the page has to be read again first */
  report(page: VisitedPage, scan: PageScan, result: ReadResult): Promise<SentVisit | 'nothing-new' | 'unsettled'>;
}

const STILL_LOADING = refusePage('still-loading', 'rows or figures that are not there yet', 'loading');

export const startStay = (): PageStay => {
  const progress = makeListProgress();
  let sent = '';
  let refusal: { text: string; since: number } | null = null;
  let loadingSince: number | null = null;

  /** Whether a failure has lasted long enough to be reported. */
  const hasLasted = (result: RefusedPage, at: number): boolean => {
    const text = JSON.stringify(result);
    if (refusal?.text !== text) refusal = { text, since: at };
    return at - refusal.since >= (result.strategy === null ? REFUSE_EMPTY_AFTER_MS : REFUSE_AFTER_MS);
  };
  return {
    report: async (page, scan, found) => {
      const at = Date.parse(page.at);
      loadingSince = found.kind === 'waiting' ? (loadingSince ?? at) : null;
      if (loadingSince !== null && at - loadingSince < REFUSE_LOADING_AFTER_MS) return 'unsettled';
      const result = found.kind === 'waiting' ? STILL_LOADING : found;
      if (found.kind === 'refused' && !hasLasted(found, at)) return 'unsettled';
      if (result.kind === 'read') refusal = null;
      const visit = makePageVisit(page, result, progress);
      const print = await fingerprint(visit, scan.yieldToPage);
      if (print === sent) return found.kind === 'waiting' ? 'unsettled' : 'nothing-new';
      sent = print;
      return result.kind === 'read' ? visit : { ...visit, structure: await describeStructure(scan) };
    },
  };
};
