import type { VisitRow } from '#storage/database';
import { PRODUCT } from './words';

const withoutNumbers = (text: string): string => text.replace(/\d{4,}/g, '#');

/** What a bug report needs about a page that could not be read: nothing in it is a seller's or a buyer's. */
export const driftReport = ({ page, metric, at, locale, strategy, issues, structure }: VisitRow): string =>
  [
    `${PRODUCT}: a page that could not be read`,
    `page: ${page}${metric === null ? '' : `, ${metric}`}`,
    `day: ${at.slice(0, 10)}`,
    `market and language: ${locale?.region ?? 'not known'}, ${locale?.language ?? 'not known'}`,
    `found as: ${strategy ?? 'nothing'}`,
    ...issues.map(({ code, detail }) => withoutNumbers(`not understood: ${code}, ${detail}`)),
    '',
    structure ?? 'no structure was kept',
  ].join('\n');
