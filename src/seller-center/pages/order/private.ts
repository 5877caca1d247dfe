import { byClassEnd, closest, contains, own, parentOf, textOf } from '../../dom/access';
import type { TextRun } from '../../dom/text-runs';
import { nameOf } from '../../dom/tokens';

const CELL = `dt,td,th,${byClassEnd('descriptions-item-label', 'descriptions-item-label-inline')}`;

/**
 * A buyer's message may say "Delivered: Jan 1". What stands under a caption of a person's (recipient, address,
 * message) is dropped before anything is read, so that it can neither be kept nor taken for something else.
 */
export const withoutPrivate = (textRuns: readonly TextRun[], names: ReadonlyMap<string, string>): TextRun[] => {
  const isPrivate = ({ text }: TextRun): boolean => nameOf(text.replace(/\s*[:：].*$/su, ''), names) === 'private';
  /** a caption alone; one with its value in the same text may be a line of the message */
  const isCaption = (it: TextRun): boolean => nameOf(it.text, names) !== undefined && !isPrivate(it);
  const dropped = new Set<TextRun>();
  const dropIn = (box: Element | null) => {
    if (box !== null) for (const it of textRuns) if (contains(box, it.parent)) dropped.add(it);
  };
  for (const [at, textRun] of textRuns.entries()) {
    if (!isPrivate(textRun)) continue;
    dropped.add(textRun);
    if (/[:：]\s*\S/.test(textRun.text)) continue;
    const cell = closest(textRun.parent, CELL);
    if (cell !== null) {
      dropIn(own(cell, 'nextElementSibling'));
      continue;
    }
    let box: Element | null = textRun.parent;
    while (box !== null && textOf(box) === textRun.text) box = parentOf(box);
    const around = box;
    const next = textRuns[at + 1];
    if (around !== null && !textRuns.some((it) => isCaption(it) && contains(around, it.parent))) dropIn(around);
    else if (next !== undefined && !isCaption(next)) dropped.add(next);
  }
  return textRuns.filter((it) => !dropped.has(it));
};
