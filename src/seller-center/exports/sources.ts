/**
 * Where a caption or a word of the exports was seen. Each line of the sheets names one of these; a caption that nobody
 * has seen is not listed, and a file that has it is refused by the name of the column that is missing.
 */
export const SOURCES = {
  us: 'US "All order" CSV of 63 columns, read by several sellers’ tools in 2026',
  th: 'TH order export of 63 columns: English captions, Thai values, `THB` before amounts',
  vn: 'VN order export of 56 columns: English captions, DD/MM/YYYY HH:MM:SS',
  id: 'ID order export, since Tokopedia: English captions, Indonesian values',
  eu: 'order exports of the EU: `12,34 EUR`',
  gb: 'UK order exports: English captions, pounds',
  sg: 'SG order export: `S$` before amounts',
  mx: 'prices as the MX portal prints them',
  my: 'transactions of the MY portal: `Revenue RM…`',
  vnPrices: 'prices as the VN portal prints them: `1Mđ+`',
  unicode: 'the Unicode Standard: signs that are of one currency and no other',
  jp: 'JP order export of 56 columns, all captions in Japanese: public sample of a tool for waybills, 2026-01',
  spelling: 'US exports and pages, which spell “Canceled”, “Cancelled” and “Cancelation”',
  returns: 'export of returns, 25 columns, and the older one of 19; BR amounts as `R$ 62,90`, dd/MM/yyyy HH:mm:ss',
} as const;
export type Source = keyof typeof SOURCES;
