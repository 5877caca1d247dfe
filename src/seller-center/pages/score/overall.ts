import { tokensIn } from '../../dom/pairs';
import { isNaming } from '../../dom/tokens';
import { readScore } from '../../values/number';
import { agreedValue, isRefused } from '../../values/value';
import type { Gathered } from './gather';
import { isFigureSubject, OVERALL, type ScoreNode, type ScoreToken } from './subjects';

const isOverall = (token: ScoreToken): boolean => isNaming(token) && token.name === OVERALL;
const isOther = (token: ScoreToken): boolean =>
  isNaming(token) && isFigureSubject(token.name) && token.name !== OVERALL;

/**
 * Values in the largest element around the page's title that names no dimension or metric, as the score and its day are
 * often apart from their captions.
 */
export const findTitleValues = ({ tokens, nodeOf }: Gathered): Set<string> => {
  const found = new Set<string>();
  for (const token of tokens) {
    if (!isOverall(token)) continue;
    let around: ScoreNode | null = null;
    for (
      let node: ScoreNode | null = nodeOf.get(token)!;
      node !== null && !tokensIn(node).some(isOther);
      node = node.parent
    )
      around = node;
    for (const inner of around === null ? [] : tokensIn(around)) if (inner.kind === 'value') found.add(inner.text);
  }
  return found;
};

const looksLikeScore = (text: string): boolean => /[./]/.test(text) && !isRefused(readScore(text));

/** The only value beside the title that looks like a score. */
export const findLoneScore = (gathered: Gathered): string | null =>
  agreedValue([...findTitleValues(gathered)].filter(looksLikeScore));

const isScore = (token: ScoreToken): boolean => token.kind === 'value' && looksLikeScore(token.text);

/**
 * Overall scores on a page in an unknown language, where any number may belong to an unknown caption: only values of
 * the score's own caption, or the single value in the element beside it, with nothing between.
 */
export const findPlainScores = ({ tokens, nodeOf }: Gathered): string[] =>
  tokens.flatMap((token) => {
    if (!isOverall(token)) return [];
    if (token.kind === 'pair') return [token.text];
    let inner: ScoreNode | ScoreToken = token;
    for (let node: ScoreNode | null = nodeOf.get(token)!; node !== null; inner = node, node = node.parent) {
      const around = node.children.map(tokensIn);
      const own = node.children.indexOf(inner);
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
