import { expect, test } from 'vitest';
import { METRICS } from '#core/model/metric';
import { PAGES } from '#core/model/page';
import { captionsOf } from '../captions';
import { isPersonal } from './personal';
import { teachableColumns } from './teachable';

test.each([
  ...[
    'Buyer username',
    'Recipient',
    'Phone #',
    'Zipcode',
    'Address Line 1',
    'Buyer Message',
    'Customer name',
    'E-mail',
  ],
  ...['Kunde', 'Empfänger', 'Telefonnummer', 'Destinataire', 'Teléfono', 'Endereço', 'Indirizzo', '購入者', '收件人'],
  ...['Người nhận', 'Alamat', 'Penerima', 'ที่อยู่', 'ผู้รับ'],
])('a column headed “%s” is a buyer’s', (caption) => {
  expect(isPersonal(caption, [])).toBe(true);
});

test.each([['ada@example.com'], ['(+1)206****21'], ['A***'], ['(206) 555-0100']])(
  'so is one in which “%s” stands, whatever heads it',
  (value) => {
    expect(isPersonal('Something', [value])).toBe(true);
  },
);

test('no sourced caption is personal, nor are the cells below', () => {
  const columns = [
    ...PAGES.map((page) => teachableColumns(page, null)),
    ...METRICS.map((metric) => teachableColumns('diagnosis', metric)),
  ].filter((found) => found !== null);
  const captions = columns.flatMap((found) => Object.values(found).flatMap((column) => captionsOf(column.captions)));
  expect(captions.length).toBeGreaterThan(100);
  expect(captions.filter((caption) => isPersonal(caption, []))).toEqual([]);
  const values = ['576812345678900001', 'Jun 20, 2026', '07/01/2026 6:55:57 AM', '$12.34', '4', '20.5 h', 'Delivered'];
  expect(isPersonal('Something', values)).toBe(false);
  expect(isPersonal('Buyers', ['38']), 'a count').toBe(false);
  expect(isPersonal('Buyers', ['A***']), 'names').toBe(true);
});
