import { isLayoutNode, type LayoutNode } from '../../dom/pairs';
import type { Token } from '../../dom/tokens';
import { readScore } from '../../values/number';
import { isRefused } from '../../values/value';
import { isOwner } from './figures';
import type { Gathered } from './gather';

const names = (it: Token, isIt: (name: string) => boolean): boolean =>
  (it.kind === 'label' || it.kind === 'pair') && isIt(it.name);

const tokensIn = (it: LayoutNode | Token): Token[] => (isLayoutNode(it) ? it.children.flatMap(tokensIn) : [it]);

const holdsOthers = (box: LayoutNode): boolean =>
  tokensIn(box).some((it) => names(it, (name) => isOwner(name) && name !== 'overall'));

/** What stands in the boxes around the page's title, before anything about a dimension or metric: big figures and the day often stand apart from their caption. */
export const titleValues = ({ tokens, nodeOf }: Gathered): Set<string> => {
  const found = new Set<string>();
  for (const token of tokens) {
    if (!names(token, (name) => name === 'overall')) continue;
    let hero: LayoutNode | null = null;
    for (let box: LayoutNode | null = nodeOf.get(token)!; box !== null && !holdsOthers(box); box = box.parent)
      hero = box;
    for (const it of hero === null ? [] : tokensIn(hero)) if (it.kind === 'value') found.add(it.text);
  }
  return found;
};

const looksLikeScore = (text: string): boolean => /[./]/.test(text) && !isRefused(readScore(text));

/** The only one beside the title that looks like a score. */
export const loneScore = (gathered: Gathered): string | null => {
  const scores = [...titleValues(gathered)].filter(looksLikeScore);
  return scores.length === 1 ? scores[0]! : null;
};

const isScore = (it: Token): boolean => it.kind === 'value' && looksLikeScore(it.text);

/**
 * The score where most captions around it may be of no known language, and any number theirs: what its own caption
 * says, or what stands beside that in a box of its own, the only one there, with nothing between.
 */
export const plainScores = ({ tokens, nodeOf }: Gathered): string[] =>
  tokens.flatMap((token) => {
    if (!names(token, (name) => name === 'overall')) return [];
    if (token.kind === 'pair') return [token.text];
    let inner: LayoutNode | Token = token;
    for (let box: LayoutNode | null = nodeOf.get(token)!; box !== null; inner = box, box = box.parent) {
      const around = box.children.map(tokensIn);
      const own = box.children.indexOf(inner);
      const scored = [...around.keys()].filter((at) => at !== own && around[at]!.some(isScore));
      const [at] = scored;
      if (at === undefined) continue;
      const between = around.slice(Math.min(own, at) + 1, Math.max(own, at)).flat();
      const [value, second] = around[at]!;
      return scored.length === 1 && second === undefined && between.length === 0 && value?.kind === 'value'
        ? [value.text]
        : [];
    }
    return [];
  });
