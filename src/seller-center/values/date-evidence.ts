import type { DateOrder } from './moment';

const SLASHED = /^(\d{1,2})\/(\d{1,2})\/\d/;

export interface DateEvidence {
  /** a date that the portal printed, not one that a person wrote */
  see(text: string): void;
  settle(habit: DateOrder): DateOrder;
}

/**
 * What the dates of a page or a file say of their own order: a day above 12 settles it for all of them, and against the
 * habit of the market, because whoever looks may have another country's settings. Where two such dates contradict each
 * other, nothing is settled.
 */
export const makeDateEvidence = (): DateEvidence => {
  let dayFirst = false;
  let monthFirst = false;
  return {
    see: (text) => {
      const match = SLASHED.exec(text);
      if (match === null) return;
      dayFirst ||= Number(match[1]) > 12;
      monthFirst ||= Number(match[2]) > 12;
    },
    settle: (habit) => {
      if (dayFirst && monthFirst) return null;
      if (dayFirst || monthFirst) return dayFirst ? 'dmy' : 'mdy';
      return habit;
    },
  };
};
