import { parentOf, type Root, tagOf } from './access';
import type { Token } from './tokens';

type Label<N = string> = Extract<Token<N>, { kind: 'label' }>;
type ValueToken<N> = Extract<Token<N>, { kind: 'value' }>;
type Labelled<N> = Label<N> | Extract<Token<N>, { kind: 'pair' }>;

/** A caption with its value, and the element that contains both. */
export interface Pair<N = string> {
  name: N;
  caption: string;
  text: string;
  label: Labelled<N>;
}
export interface LayoutNode<N = string> {
  element: Element;
  parent: LayoutNode<N> | null;
  children: (LayoutNode<N> | Token<N>)[];
}
export const isLayoutNode = <N>(node: LayoutNode<N> | Token<N>): node is LayoutNode<N> => 'children' in node;

export interface Rules<N = string> {
  /** whether the text could be a value of what the caption names */
  accepts(name: N, text: string, caption: string): boolean;
  /** whether a caption is also printed as a state ("Excellent"), then without a value */
  isState?(name: N): boolean;
  /** whether a caption is also a value ("Delivered"), so that it heads a value only where the two stand alone */
  isDual?(label: Label<N>): boolean;
}

/** All tokens of an element, in document order. */
export const tokensIn = <N>(node: LayoutNode<N> | Token<N>): Token<N>[] =>
  isLayoutNode(node) ? node.children.flatMap(tokensIn) : [node];

/** The tree of elements that contain tokens, nested as on the page. */
export const makeLayoutTree = <N>(
  root: Root,
  tokens: readonly Token<N>[],
): { top: LayoutNode<N>; nodeOf: Map<Token<N>, LayoutNode<N>> } => {
  const nodesByElement = new Map<Element, LayoutNode<N>>();
  const nodeOf = new Map<Token<N>, LayoutNode<N>>();
  const top: LayoutNode<N> = { element: root as Element, parent: null, children: [] };
  nodesByElement.set(root as Element, top);
  const nodeFor = (element: Element | null): LayoutNode<N> => {
    if (element === null) return top;
    const known = nodesByElement.get(element);
    if (known !== undefined) return known;
    const parent = nodeFor(parentOf(element));
    const node: LayoutNode<N> = { element, parent, children: [] };
    parent.children.push(node);
    nodesByElement.set(element, node);
    return node;
  };
  for (const token of tokens) {
    const node = nodeFor(token.textRun.parent);
    node.children.push(token);
    nodeOf.set(token, node);
  }
  return { top, nodeOf };
};

/** The pairs of strictly alternating values and captions; null if they do not alternate. */
const pairAlternating = <N>(seq: readonly Token<N>[]): { label: Label<N>; value: ValueToken<N> }[] | null => {
  const pairs: { label: Label<N>; value: ValueToken<N> }[] = [];
  for (let at = 0; at < seq.length; at += 2) {
    const [value, label] = [seq[at], seq[at + 1]];
    if (value?.kind !== 'value' || label?.kind !== 'label') return null;
    pairs.push({ label, value });
  }
  return pairs;
};

interface Run<N> {
  labels: Label<N>[];
  values: ValueToken<N>[];
}
/** Captions followed by values; values after an unknown caption belong to that caption. */
const runsOf = <N>(seq: readonly Token<N>[]): Run<N>[] => {
  const runs: Run<N>[] = [];
  let run: Run<N> | null = null;
  for (const token of seq) {
    if (token.kind === 'label') {
      if (run === null || run.values.length > 0) {
        run = { labels: [], values: [] };
        runs.push(run);
      }
      run.labels.push(token);
    } else if (token.kind === 'value') run?.values.push(token);
    else run = null;
  }
  return runs;
};

const WORD = /\p{L}{2}/u;
/**
 * In an element that begins with an unknown caption, a value right after it belongs to it, and both are settled. A text
 * without a word is no caption but somebody's mark: the value is then left out, and is still unassigned.
 */
const withoutUnknown = <N>(seq: Token<N>[], taken: Set<Token<N>>): Token<N>[] => {
  if (seq[0]?.kind !== 'other') return seq;
  const rest: Token<N>[] = [];
  for (const token of seq) {
    const before = rest.at(-1);
    if (token.kind === 'value' && before?.kind === 'other') {
      rest.pop();
      if (WORD.test(before.textRun.text)) taken.add(token);
    } else rest.push(token);
  }
  return rest;
};

const TERM = new Set(['dt', 'th']);

/**
 * Pairs captions with values from the innermost element outwards, as a reader would: a caption and a value alone in an
 * element belong together; otherwise a value belongs to the caption right before it; rows of captions over rows of
 * values pair one by one. Ambiguous values are not paired.
 */
export const pairCaptions = <N>(
  top: LayoutNode<N>,
  { accepts, isState = () => false, isDual = () => false }: Rules<N>,
): Pair<N>[] => {
  const pairs: Pair<N>[] = [];
  const taken = new Set<Token<N>>();
  const emit = (label: Label<N>, value: Token<N>, text: string) => {
    taken.add(value);
    pairs.push({ name: label.name, caption: label.caption, text, label });
  };
  const printed = tokensIn(top);
  const places = new Map(printed.map((token, at) => [token, at]));
  /**
   * Whether another unassigned value that could be the caption's is nearer, so that something between separates this
   * one.
   */
  const isFar = (label: Label<N>, value: ValueToken<N>): boolean =>
    printed
      .slice(places.get(label)! + 1, places.get(value) ?? 0)
      .some((token) => token.kind === 'value' && !taken.has(token) && fits(label, token.text));
  const fits = (label: Label<N>, text: string) => accepts(label.name, text, label.caption);
  const counts = new Map<LayoutNode<N>, number>();
  const captionsIn = (node: LayoutNode<N>): number => {
    const known = counts.get(node);
    if (known !== undefined) return known;
    const count = node.children.reduce(
      (sum, child) =>
        sum + (isLayoutNode(child) ? captionsIn(child) : child.kind === 'label' || child.kind === 'pair' ? 1 : 0),
      0,
    );
    counts.set(node, count);
    return count;
  };
  /** Tokens with captions as values: in "Status", "Delivered" the second is the value of the first. */
  const asValues = (seq: Token<N>[]): Token<N>[] =>
    seq.map((token, at) => {
      const before = seq[at - 1];
      const isValue =
        token.kind === 'label' &&
        isDual(token) &&
        before?.kind === 'label' &&
        !isDual(before) &&
        fits(before, token.caption);
      return isValue ? { kind: 'value', text: token.caption, textRun: token.textRun } : token;
    });

  const pairRowsOverRows = (groups: Token<N>[][]): Token<N>[][] => {
    const rest: Token<N>[][] = [];
    for (let i = 0; i < groups.length; i += 1) {
      const heads = groups[i]!;
      const values = groups[i + 1];
      const isGrid =
        values !== undefined &&
        heads.length > 1 &&
        heads.length === values.length &&
        heads.some((token) => token.kind === 'label') &&
        heads.every((token) => token.kind === 'label' || token.kind === 'other') &&
        values.some((token) => token.kind === 'value') &&
        values.every(
          (token) => token.kind === 'value' || token.kind === 'other' || (token.kind === 'label' && isDual(token)),
        );
      if (!isGrid) {
        rest.push(heads);
        continue;
      }
      for (const [at, head] of heads.entries()) {
        const value = values[at]!;
        const text = value.kind === 'value' ? value.text : value.kind === 'label' ? value.caption : '';
        if (head.kind === 'label' && text !== '' && fits(head, text)) emit(head, value, text);
      }
      i += 1;
    }
    return rest;
  };

  const resolve = (node: LayoutNode<N>): Token<N>[] => {
    const groups = node.children.map((child) => (isLayoutNode(child) ? resolve(child) : [child]));
    const seq = pairRowsOverRows(groups).flat();
    for (const token of seq) if (token.kind === 'pair') pairs.push({ ...token, label: token });
    const open = asValues(seq.filter((token) => token.kind !== 'pair'));
    const labels = open.filter((token) => token.kind === 'label');
    const values = open.filter((token) => token.kind === 'value');
    // Several unknown texts have the same effect as one.
    if (labels.length + values.length === 0) return open.slice(0, 1);
    if (values.length === 0) return open;
    if (labels.length === 0) return withoutUnknown(open, taken);
    const done = new Set<Label<N>>();
    const known = open.filter((token) => token.kind !== 'other');
    const [first, second] = known;
    if (first?.kind === 'value' && second?.kind === 'label' && fits(second, first.text)) {
      // Values above their captions, strictly alternating; anything else is ambiguous.
      const turned = labels.some(isDual) && captionsIn(node) > 1 ? null : pairAlternating(known);
      if (turned?.every(({ label, value }) => fits(label, value.text)))
        for (const { label, value } of turned) emit(label, value, value.text);
      return turned === null ? labels : [];
    }
    const runs = runsOf(open);
    const stated = new Set(
      runs
        .map(({ labels }) => labels.at(-1)!)
        .filter((label, at) => isState(label.name) && runs[at]!.values.length > 0)
        .map((label) => label.name),
    );
    for (const [at, { labels: heads, values: following }] of runs.entries()) {
      const last = heads.at(-1)!;
      const plain = heads.filter((label) => !isState(label.name));
      const isShared = new Set(plain.map((label) => label.name)).size > 1;
      // "Negative Review Rate · Excellent · 1.26%": a state between a caption and its value, unless benchmarks of both
      // kinds follow with values and this is the last of its name.
      const isBenchmark =
        stated.size > 1 &&
        runs.findLastIndex((run) => run.values.length > 0 && run.labels.at(-1)!.name === last.name) === at;
      const head = isState(last.name) && !isBenchmark && plain.length > 0 ? plain.at(-1)! : last;
      const fitting = following.filter(({ text }) => fits(head, text));
      const [value] = fitting;
      if (value === undefined) continue;
      if (isDual(head) && captionsIn(node) > 1 && !TERM.has(tagOf(head.textRun.parent))) continue;
      // Several values, of which one may be somebody's mark or, below a title, another card's; or several captions over
      // them.
      if (new Set(fitting.map(({ text }) => text)).size > 1) continue;
      if (isShared && fitting.length > 1) continue;
      if (isFar(head, value)) continue;
      emit(head, value, value.text);
      done.add(head);
      for (const other of heads) if (isState(other.name)) done.add(other);
    }
    // A row of values, one of which is also a caption, under a row of captions further up.
    if (done.size === 0 && labels.every(isDual)) return open;
    return open.filter((token) => token.kind === 'label' && !done.has(token));
  };

  resolve(top);
  return pairs;
};
