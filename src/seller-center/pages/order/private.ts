import { byClassEnd, closest, contains, own, parentOf, textOf } from '../../dom/access';
import type { Piece } from '../../dom/pieces';
import { nameOf } from '../../dom/tokens';

const CELL = `dt,td,th,${byClassEnd('descriptions-item-label', 'descriptions-item-label-inline')}`;

/**
 * A buyer's message may say "Delivered: Jan 1". What stands under a caption of a person's (recipient, address,
 * message) is dropped before anything is read, so that it can neither be kept nor taken for something else.
 */
export const withoutPrivate = (pieces: readonly Piece[], names: ReadonlyMap<string, string>): Piece[] => {
  const isPrivate = ({ text }: Piece): boolean => nameOf(text.replace(/\s*[:：].*$/su, ''), names) === 'private';
  /** a caption alone; one with its value in the same text may be a line of the message */
  const isCaption = (it: Piece): boolean => nameOf(it.text, names) !== undefined && !isPrivate(it);
  const dropped = new Set<Piece>();
  const dropIn = (box: Element | null) => {
    if (box !== null) for (const it of pieces) if (contains(box, it.parent)) dropped.add(it);
  };
  for (const [at, piece] of pieces.entries()) {
    if (!isPrivate(piece)) continue;
    dropped.add(piece);
    if (/[:：]\s*\S/.test(piece.text)) continue;
    const cell = closest(piece.parent, CELL);
    if (cell !== null) {
      dropIn(own(cell, 'nextElementSibling'));
      continue;
    }
    let box: Element | null = piece.parent;
    while (box !== null && textOf(box) === piece.text) box = parentOf(box);
    const around = box;
    const next = pieces[at + 1];
    if (around !== null && !pieces.some((it) => isCaption(it) && contains(around, it.parent))) dropIn(around);
    else if (next !== undefined && !isCaption(next)) dropped.add(next);
  }
  return pieces.filter((it) => !dropped.has(it));
};
