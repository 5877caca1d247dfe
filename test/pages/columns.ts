/** Rows of tables with captions; a list of captions and values in a table is another thing, where a swap would be a lie of the page. */
const LIST = '[class*="table-body"], [class*="listTableContainer"]';
export const rowsOf = (root: Document) =>
  [...root.querySelectorAll('tr, div[class*="table-tr"]')].filter(
    (element) => element.closest('table')?.tHead != null || element.closest(LIST) !== null,
  );

export const swapColumns = (root: Document, a: number, b: number): void => {
  for (const row of rowsOf(root)) {
    const [one, other] = [row.children[a % row.children.length], row.children[b % row.children.length]];
    if (!one || !other || one === other) continue;
    const mark = root.createElement('td');
    one.replaceWith(mark);
    other.replaceWith(one);
    mark.replaceWith(other);
  }
};

export const removeColumn = (root: Document, a: number): void => {
  const width = rowsOf(root)[0]?.children.length ?? 1;
  for (const row of rowsOf(root)) row.children[a % width]?.remove();
};
