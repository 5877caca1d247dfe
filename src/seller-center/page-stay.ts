import type { SentVisit } from '#core/model/page';
import type { PageScan } from './dom/page-scan';
import { makeListProgress } from './list-progress';
import type { ReadResult } from './page-context';
import { fingerprint, makePageVisit, type VisitedPage } from './page-visit';
import { describeStructure } from './structure';

/** A page may be half built: what cannot be read is said only when it stays so. */
const REFUSE_AFTER_MS = 1500;
const REFUSE_EMPTY_AFTER_MS = 8000;

/** One stay on a page of the portal, which is read again whenever it changes. */
export interface PageStay {
  /** what this reading adds: a visit to send, nothing, or that the page has to be read again before anything can be said */
  report(look: VisitedPage, scan: PageScan, result: ReadResult): Promise<SentVisit | 'nothing-new' | 'unsettled'>;
}

export const startStay = (): PageStay => {
  const progress = makeListProgress();
  let sent = '';
  let refusal: { text: string; since: number } | null = null;

  /** Whether a refusal has stood long enough to be said. */
  const hasStood = (result: Extract<ReadResult, { kind: 'refused' }>, at: number): boolean => {
    const text = JSON.stringify(result);
    if (refusal?.text !== text) refusal = { text, since: at };
    return at - refusal.since >= (result.strategy === null ? REFUSE_EMPTY_AFTER_MS : REFUSE_AFTER_MS);
  };
  return {
    report: async (look, scan, result) => {
      if (result.kind === 'waiting') return 'unsettled';
      if (result.kind === 'refused' && !hasStood(result, Date.parse(look.at))) return 'unsettled';
      if (result.kind === 'read') refusal = null;
      const visit = makePageVisit(look, result, progress);
      const print = await fingerprint(visit, scan.yieldToPage);
      if (print === sent) return 'nothing-new';
      sent = print;
      return result.kind === 'read' ? visit : { ...visit, structure: await describeStructure(scan) };
    },
  };
};
