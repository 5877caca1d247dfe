import { isLayoutNode } from '../../dom/pairs';
import { isNaming } from '../../dom/tokens';
import {
  type FigureSubject,
  isFigureSubject,
  type ScoreName,
  type ScoreNode,
  type ScorePair,
  type ScoreToken,
} from './subjects';

const METRIC_PARTS: ReadonlySet<ScoreName> = new Set<ScoreName>([
  'value',
  'target',
  'excellent',
  'poor',
  'numerator',
  'denominator',
]);
/** Weights belong to dimensions, values and benchmarks to metrics, scores to any subject. */
const mayHave = ({ kind }: FigureSubject, part: ScoreName): boolean =>
  part === 'weight' ? kind === 'dimension' : METRIC_PARTS.has(part) ? kind === 'metric' || kind === 'unknown' : true;

/** Content of an element, computed once, as the elements around it ask again. */
interface Content {
  subjects: Set<FigureSubject>;
  /** its captioned parts: score, target, … */
  parts: Set<ScoreName>;
  /** number of texts that are neither caption nor value */
  others: number;
  /** number of texts of any kind */
  texts: number;
}

/**
 * Makes a finder of the subject of a score, target or benchmark: the one metric or dimension in whose element it is;
 * among several in one element, the last one before it. Null if another heading or card is between.
 */
export const makeSubjectFinder = (
  nodeOf: ReadonlyMap<ScoreToken, ScoreNode>,
  pairs: readonly ScorePair[],
): ((pair: ScorePair) => FigureSubject | null) => {
  // "Poor" without a value is the state of a card, not a part of it.
  const valued = new Set<ScoreToken>(pairs.map(({ label }) => label));
  const contents = new Map<ScoreNode | ScoreToken, Content>();
  const contentOf = (node: ScoreNode | ScoreToken): Content => {
    const known = contents.get(node);
    if (known !== undefined) return known;
    const content: Content = { subjects: new Set(), parts: new Set(), others: 0, texts: 0 };
    if (isLayoutNode(node)) {
      for (const child of node.children) {
        const inner = contentOf(child);
        for (const subject of inner.subjects) content.subjects.add(subject);
        for (const part of inner.parts) content.parts.add(part);
        content.others += inner.others;
        content.texts += inner.texts;
      }
    } else {
      content.texts = 1;
      if (!isNaming(node)) content.others = node.kind === 'other' ? 1 : 0;
      else if (isFigureSubject(node.name)) content.subjects.add(node.name);
      else if (valued.has(node)) content.parts.add(node.name);
    }
    contents.set(node, content);
    return content;
  };

  const lastBefore = (node: ScoreNode, child: ScoreNode | ScoreToken, part: ScoreName): FigureSubject | null => {
    let isInterrupted = false;
    for (let at = node.children.indexOf(child) - 1; at >= 0; at -= 1) {
      const content = contentOf(node.children[at]!);
      const [subject, second] = content.subjects;
      if (part === 'weight' && ![...content.subjects].some(({ kind }) => kind === 'dimension')) continue;
      if (subject === undefined) {
        if (content.others > 0) isInterrupted = true;
        continue;
      }
      // An element with parts of its own is a closed card; only a dimension's heading may contain one part and leave
      // the next outside.
      const isClosed = subject.kind === 'dimension' ? content.parts.has(part) : content.parts.size > 0;
      if (second !== undefined || isClosed || !mayHave(subject, part)) return null;
      // A bare caption is a heading of what follows; a caption with its value may be a card too.
      if (content.texts === 1 || part === 'weight') return subject;
      if (subject.kind === 'dimension' && !isInterrupted) return subject;
      return isInterrupted || part === 'score' ? null : subject;
    }
    return null;
  };

  return ({ name: part, label }) => {
    let child: ScoreNode | ScoreToken = label;
    for (let node: ScoreNode | null = nodeOf.get(label)!; node !== null; child = node, node = node.parent) {
      const { subjects } = contentOf(node);
      const [subject, second] = subjects;
      if (subject === undefined) continue;
      if (second !== undefined) return lastBefore(node, child, part);
      const inside = child;
      const isClosed = node.children.some((sibling) => {
        const content = contentOf(sibling);
        return sibling !== inside && content.subjects.size > 0 && content.parts.size > 0;
      });
      return !isClosed && mayHave(subject, part) ? subject : null;
    }
    return null;
  };
};
