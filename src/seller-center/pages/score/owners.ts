import { isLayoutNode, type LayoutNode, type Pair } from '../../dom/pairs';
import type { Token } from '../../dom/tokens';
import type { Owner } from '../../metric-captions';
import { isDimensionOwner, isMetricOwner, isOwner, isUnkept } from './figures';

const METRIC_PARTS = new Set(['value', 'target', 'excellent', 'poor', 'numerator', 'denominator']);
const mayOwn = (owner: Owner, part: string): boolean =>
  part === 'weight' ? isDimensionOwner(owner) : METRIC_PARTS.has(part) ? isMetricOwner(owner) || isUnkept(owner) : true;

const nameIn = (token: Token): string | null => (token.kind === 'label' || token.kind === 'pair' ? token.name : null);

interface Content {
  owners: Set<Owner>;
  /** what of them is captioned: score, target, … */
  parts: Set<string>;
  others: number;
  /** texts of any kind */
  texts: number;
}

/**
 * Whose score, target or benchmark it is: of the one metric or dimension in whose box it stands; where captions of
 * several follow each other without boxes, of the last one before. Where an own heading, or another's closed card,
 * lies between, it is nobody's.
 */
export const makeOwners = (
  nodeOf: ReadonlyMap<Token, LayoutNode>,
  pairs: readonly Pair[],
): ((pair: Pair) => Owner | null) => {
  // "Poor" without a value is the state of a card, not a part of it.
  const valued = new Set<Token>(pairs.map(({ label }) => label));
  const contents = new Map<LayoutNode | Token, Content>();
  const contentOf = (it: LayoutNode | Token): Content => {
    const known = contents.get(it);
    if (known !== undefined) return known;
    const content: Content = { owners: new Set(), parts: new Set(), others: 0, texts: 0 };
    if (isLayoutNode(it)) {
      for (const child of it.children) {
        const inner = contentOf(child);
        for (const owner of inner.owners) content.owners.add(owner);
        for (const part of inner.parts) content.parts.add(part);
        content.others += inner.others;
        content.texts += inner.texts;
      }
    } else {
      const name = nameIn(it);
      content.texts = 1;
      if (name === null) content.others = it.kind === 'other' ? 1 : 0;
      else if (isOwner(name)) content.owners.add(name);
      else if (valued.has(it)) content.parts.add(name);
    }
    contents.set(it, content);
    return content;
  };

  const lastBefore = (box: LayoutNode, child: LayoutNode | Token, part: string): Owner | null => {
    let isInterrupted = false;
    for (let at = box.children.indexOf(child) - 1; at >= 0; at -= 1) {
      const content = contentOf(box.children[at]!);
      const owners = [...content.owners];
      if (part === 'weight' && !owners.some(isDimensionOwner)) continue;
      if (owners.length === 0) {
        if (content.others > 0) isInterrupted = true;
        continue;
      }
      const [owner] = owners;
      // A box with parts of its own is a closed card; only a dimension's heading may hold one part and leave the next outside.
      const isClosed = isDimensionOwner(owner!) ? content.parts.has(part) : content.parts.size > 0;
      if (owners.length > 1 || isClosed || !mayOwn(owner!, part)) return null;
      // A bare caption heads what follows; a caption with its value may be a card too.
      if (content.texts === 1 || part === 'weight') return owner!;
      if (isDimensionOwner(owner!) && !isInterrupted) return owner!;
      return isInterrupted || part === 'score' ? null : owner!;
    }
    return null;
  };

  return ({ name: part, label }) => {
    let child: LayoutNode | Token = label;
    for (let box: LayoutNode | null = nodeOf.get(label)!; box !== null; child = box, box = box.parent) {
      const { owners } = contentOf(box);
      if (owners.size === 0) continue;
      if (owners.size > 1) return lastBefore(box, child, part);
      const [owner] = owners;
      const inside = child;
      const isClosed = box.children.some((it) => {
        const content = contentOf(it);
        return it !== inside && content.owners.size > 0 && content.parts.size > 0;
      });
      return !isClosed && mayOwn(owner!, part) ? owner! : null;
    }
    return null;
  };
};
