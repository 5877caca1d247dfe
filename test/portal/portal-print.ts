import type { LifeLine } from '../simulator/life';
import type { PortalLine } from './app/data';

export const BRAZILIAN_ZONE = 'America/Sao_Paulo';

/** How the portal of the US, or of Brazil, writes times, days, money and goods. */
export interface Printer {
  /** `06/24/2026 9:14:22 AM`, shop time; nothing for what has not happened */
  time(instant: string | null | undefined): string;
  /** the same of a request for a return: in Brazil `24/06/2026 09:14:22` */
  requestTime(instant: string | null | undefined): string;
  /** `07/02/2026` */
  day(day: string | null | undefined): string;
  /** `$1,022.25`, `R$ 1.022,25` */
  money(value: number): string;
  line(line: LifeLine): PortalLine;
}

export const makePrinter = (timeZone: string, region: 'US' | 'BR' = 'US'): Printer => {
  const isBrazil = region === 'BR';
  const requestFormat = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    hour12: true,
  });
  const money = (value: number): string =>
    `${isBrazil ? 'R$ ' : '$'}${value.toLocaleString(isBrazil ? 'pt-BR' : 'en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
  const time: Printer['time'] = (instant) => {
    if (instant == null) return '';
    const part: Record<string, string> = {};
    for (const { type, value } of format.formatToParts(new Date(instant))) part[type] = value;
    return `${part.month}/${part.day}/${part.year} ${part.hour}:${part.minute}:${part.second} ${part.dayPeriod}`;
  };
  return {
    money,
    time,
    requestTime: (instant) =>
      isBrazil && instant != null ? requestFormat.format(new Date(instant)).replace(', ', ' ') : time(instant),
    day: (day) => (day == null ? '' : `${day.slice(5, 7)}/${day.slice(8, 10)}/${day.slice(0, 4)}`),
    line: (line) => ({
      name: line.productName,
      variation: line.variation,
      productId: line.productId,
      skuId: line.skuId,
      sellerSku: line.sellerSku,
      quantity: line.quantity,
      price: money(line.unitPrice),
    }),
  };
};
