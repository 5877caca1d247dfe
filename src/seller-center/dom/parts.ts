import { childrenOf, matches, own, queryAll, type Root } from './access';

/** A page cut up, in document order: elements that are asked with all that is in them, and those around, asked alone. */
export type Parts = readonly { root: Root; isWhole: boolean }[];

/** So many elements answer a question within a slice. */
const SMALL = 40_000;
/** So many children are the rows of a list, with few elements in each. */
const LONG = 40;

/** Cuts up a big page, so that what is asked of all of it is asked in slices: a long list falls into its rows. */
export function* divide(root: Root): Generator<void, Parts> {
  if (own(root, 'getElementsByTagName').call(root, '*').length <= SMALL) return [{ root, isWhole: true }];
  const parts: { root: Root; isWhole: boolean }[] = [];
  const open = Array.from(own(root, 'children')).reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const children = childrenOf(next);
    parts.push({ root: next, isWhole: false });
    if (children.length < LONG) open.push(...children.reverse());
    else parts.push(...children.map((it) => ({ root: it, isWhole: true })));
    yield;
  }
  return parts;
}

/** What a selector finds on the whole page, in document order. */
export function* queryParts(parts: Parts, selector: string): Generator<void, Element[]> {
  const [first] = parts;
  if (parts.length === 1 && first!.isWhole) return queryAll(first!.root, selector);
  const found: Element[] = [];
  for (const { root, isWhole } of parts) {
    if (matches(root as Element, selector)) found.push(root as Element);
    if (isWhole) found.push(...queryAll(root, selector));
    yield;
  }
  return found;
}
