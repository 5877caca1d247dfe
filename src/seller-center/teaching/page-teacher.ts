import type { TaughtText, TeachablePage, Trial } from '#core/model/taught-text';
import { getLastRows, getReaders } from '../watching/readers';

/** Teaching on the page of this tab; nothing can be taught if its readers are gone or its shop is unknown. */
export const makePageTeacher = (window: Window, now: () => Date) => {
  const findOpenPage = () => {
    const [readers, shop] = [getReaders(), getLastRows()?.shop ?? null];
    return readers === undefined || shop === null
      ? null
      : { readers, shop, address: new URL(window.location.href), at: now().toISOString() };
  };
  return {
    describe: async (): Promise<TeachablePage | null> => {
      const open = findOpenPage();
      return (await open?.readers.describePage(window.document, open.address, open.shop, open.at)) ?? null;
    },
    tryOut: async (texts: readonly TaughtText[]): Promise<Trial> => {
      const open = findOpenPage();
      if (open === null) throw new RangeError('nobody reads this page any more');
      return open.readers.tryOut(window.document, open.address, open.shop, open.at, texts);
    },
  };
};
