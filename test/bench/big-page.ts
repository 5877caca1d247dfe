import { readFileSync } from 'node:fs';
import { RENDERED_FOLDER } from '../pages/render';

const ROW = /<tr class="[^"]*" data-log_main_order_id="(\d+)"[\s\S]*?<\/tr\n?>/g;
const LAST_ROW = /(<\/tr\n?>)(?=\s*<\/tbody)/;

export interface BigPage {
  /** the page with an empty table */
  html: string;
  /** what fills it */
  rows: string;
  cells: number;
}

/** The captured order list with so many orders: its own rows over and over, each with an id of its own. */
export const makeBigPage = (count: number): BigPage => {
  const html = readFileSync(`${RENDERED_FOLDER}order-list-all.html`, 'utf8');
  const samples = [...html.matchAll(ROW)].map(([row, id]) => ({ row: row.replaceAll('\n>', '>'), id: id! }));
  if (samples.length < 10 || !LAST_ROW.test(html)) throw new Error('the captured order list is not what it was');
  const rows = Array.from({ length: count }, (_, index) => {
    const { row, id } = samples[index % samples.length]!;
    return row.replaceAll(id, String(577_000_000_000_000_000n + BigInt(index)));
  });
  return {
    html: html.replace(ROW, '').replace(/Total: \d+/, `Total: ${count}`),
    rows: rows.join(''),
    cells: samples[0]!.row.split('<td').length - 1,
  };
};
