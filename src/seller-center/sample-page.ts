import type { PageVisit } from '#core/model/page';
import { visitPage } from './read-page';

// Hand-made pages for the tests of the readers.

export const SAMPLE_AT = '2026-07-01T16:00:00Z';

/** One look at a page with this body, as it would be on the US portal. */
export const visitSample = (body: string, path: string, lang = 'en'): PageVisit | null =>
  visitPage(
    new DOMParser().parseFromString(`<html lang="${lang}"><body>${body}</body></html>`, 'text/html'),
    new URL(path, 'https://seller-us.tiktok.com'),
    SAMPLE_AT,
  );

/** A plain table: the cells of each column by its caption. */
export const sampleTable = (columns: Readonly<Record<string, readonly string[]>>): string => {
  const captions = Object.keys(columns);
  const rows = columns[captions[0]!]!.map(
    (_, at) => `<tr>${captions.map((it) => `<td>${columns[it]![at]}</td>`).join('')}</tr>`,
  );
  const head = captions.map((it) => `<th>${it}</th>`).join('');
  return `<table data-table-component="true"><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
};
