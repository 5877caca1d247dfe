/**
 * Markets of Seller Center by ISO 3166 code, with currency, zone and formats of their pages. Where a market has several
 * zones, that of its exports and reports counts (US: California). Sources: Seller Center hosts and order exports.
 */
export const REGIONS = {
  US: { timeZone: 'America/Los_Angeles', currency: 'USD' },
  GB: { timeZone: 'Europe/London', currency: 'GBP' },
  DE: { timeZone: 'Europe/Berlin', currency: 'EUR' },
  ES: { timeZone: 'Europe/Madrid', currency: 'EUR' },
  IT: { timeZone: 'Europe/Rome', currency: 'EUR' },
  IE: { timeZone: 'Europe/Dublin', currency: 'EUR' },
  FR: { timeZone: 'Europe/Paris', currency: 'EUR' },
  BR: { timeZone: 'America/Sao_Paulo', currency: 'BRL' },
  MX: { timeZone: 'America/Mexico_City', currency: 'MXN' },
  JP: { timeZone: 'Asia/Tokyo', currency: 'JPY' },
  VN: { timeZone: 'Asia/Ho_Chi_Minh', currency: 'VND' },
  TH: { timeZone: 'Asia/Bangkok', currency: 'THB' },
  MY: { timeZone: 'Asia/Kuala_Lumpur', currency: 'MYR' },
  PH: { timeZone: 'Asia/Manila', currency: 'PHP' },
  SG: { timeZone: 'Asia/Singapore', currency: 'SGD' },
  ID: { timeZone: 'Asia/Jakarta', currency: 'IDR' },
} as const satisfies Record<string, { timeZone: string; currency: string }>;
export type Region = keyof typeof REGIONS;
export const isRegion = (code: string): code is Region => Object.hasOwn(REGIONS, code);
