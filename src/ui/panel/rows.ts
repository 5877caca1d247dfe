/** A row of a list in the portal that is about one order; `anchor` is where its id stands. */
export interface OrderRow {
  orderId: string;
  row: Element;
  anchor: Element;
}

export interface FoundRows {
  rows: readonly OrderRow[];
  /** how long the page is to be left alone before it is looked through again */
  restMs: number;
}

interface World {
  document: Document;
  findRows(root: Document): Promise<FoundRows>;
}

const QUIET_MS = 200;

/**
 * Tells of the order rows on the page, again when they may have changed. The page's own work comes first: a mutation
 * leaves a note and nothing else, and rows are looked for a moment later, as often as the page can bear.
 */
export const watchRows = ({ document, findRows }: World, tell: (rows: readonly OrderRow[]) => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  let isAtIt = false;
  let isNoted = false;
  const rested = () => {
    isAtIt = false;
    if (isNoted) note();
  };
  const look = async () => {
    isNoted = false;
    const { rows, restMs } = await findRows(document);
    if (isStopped) return;
    tell(rows);
    timer = setTimeout(rested, restMs);
  };
  const note = () => {
    isNoted = true;
    if (isAtIt) return;
    isAtIt = true;
    timer = setTimeout(look, QUIET_MS);
  };
  const observer = new MutationObserver(note);
  observer.observe(document.documentElement, { childList: true, characterData: true, subtree: true });
  note();
  return () => {
    isStopped = true;
    observer.disconnect();
    clearTimeout(timer);
  };
};
