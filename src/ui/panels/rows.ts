/** A row of a list in the portal that is about one order; `anchor` is where its id stands. */
export interface OrderRow {
  orderId: string;
  row: Element;
  anchor: Element;
}

interface World {
  document: Document;
  findRows(root: Document): OrderRow[];
}

const QUIET_MS = 200;

/**
 * Tells of the order rows on the page, again when they may have changed. The page's own work comes first: a mutation
 * leaves a note and nothing else, and rows are looked for once it has been quiet for a moment.
 */
export const watchRows = ({ document, findRows }: World, tell: (rows: readonly OrderRow[]) => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    timer = undefined;
    tell(findRows(document));
  };
  const note = () => {
    timer ??= setTimeout(look, QUIET_MS);
  };
  const observer = new MutationObserver(note);
  observer.observe(document.documentElement, { childList: true, characterData: true, subtree: true });
  note();
  return () => {
    observer.disconnect();
    clearTimeout(timer);
  };
};
