import { METRICS, type Metric } from '#core/model/metric';
import type { FactDrafts } from '#core/model/page';
import { captionKeysOf } from '../../captions';
import { attribute, classEndSelector, closest, matches, queryAll, queryOne, textOf } from '../../dom/access';
import { coversAny, findBusy } from '../../dom/busy';
import type { PageScan } from '../../dom/page-scan';
import { isControl, isHeading, type TextRun } from '../../dom/text-runs';
import { knownNameOf } from '../../dom/tokens';
import type { IssueLog } from '../../issues';
import { languageOf } from '../../locale';
import { METRIC_CAPTIONS } from '../../metric-captions';
import type { PageContext } from '../../page-context';
import { readPhrase } from '../../values/identity';
import { captionKey } from '../../values/text';
import { isRefused, refuse } from '../../values/value';
import { localKeysOf } from '../score/local-captions';
import { metricSubject } from '../score/subjects';
import { APPEAL_CAPTIONS, APPEAL_FORM } from './captions';

export const METRIC_OPTIONS: ReadonlyMap<string, Metric> = new Map(
  METRICS.flatMap((metric) => [
    [captionKey(metric), metric] as const,
    ...[...captionKeysOf(METRIC_CAPTIONS[metric]), ...localKeysOf(metricSubject(metric))].map(
      (key) => [key, metric] as const,
    ),
  ]),
);
const metricOf = (text: string): Metric | undefined => knownNameOf(text, METRIC_OPTIONS) as Metric | undefined;

const keysOf = (captions: readonly string[]): ReadonlySet<string> => new Set(captions.map(captionKey));
const TITLES = keysOf(APPEAL_CAPTIONS.form.en);
const REASON_KEYS = keysOf(APPEAL_FORM.reason);

const RADIOS = `[role="radiogroup"],${classEndSelector('radio-group')}`;
const CONTROL = `[role="combobox"],select,${RADIOS}`;
const FORM_ITEM = classEndSelector('form-item');
const STEP = `${classEndSelector('steps-item-process')},[aria-current="step"]`;

/** Longest reason, which the portal may word as a sentence. */
const MAX_REASON_LENGTH = 160;

/** Possible captions of a choice: the label of its form item, its own name, or its placeholder. */
const captionsOfControl = (control: Element, step: Element | null): string[] => {
  const item = closest(control, FORM_ITEM);
  const label = item && queryOne(item, 'label,legend');
  const input = queryOne(control, 'input');
  return [
    label === null || closest(label, CONTROL) !== null ? '' : textOf(label),
    attribute(control, 'aria-label') ?? '',
    (input && attribute(input, 'placeholder')) ?? '',
    // A step of its own needs no label.
    item === null && step !== null ? textOf(step) : '',
  ];
};

/** The list that a choice opens, wherever on the page it is put; null while it is shut, and where it is searched. */
const listOf = ({ root, isShown }: PageScan, control: Element): Element | null => {
  if (matches(control, `select,${RADIOS}`)) return control;
  const input = queryOne(control, 'input');
  if (input !== null && (input as HTMLInputElement).value !== '') return null;
  const id = attribute(control, 'aria-controls');
  const list = queryAll(root, '[role="listbox"]').find((element) => id !== null && attribute(element, 'id') === id);
  return list === undefined || !isShown(list) ? null : list;
};

const optionsOf = (list: Element): Element[] =>
  queryAll(list, matches(list, RADIOS) ? 'label' : matches(list, 'select') ? 'option' : '[role="option"]');

/** The chosen text, as far as shown. */
const chosenOf = (control: Element): string => {
  const shown = `[class*="select-view-value"],[class*="radio-checked"],option[selected]`;
  const element = queryOne(control, shown);
  return element === null ? '' : textOf(element);
};

/** Whether a text is the title of a page, or of a dialog over the list of tickets. */
const isTitle = (textRun: TextRun): boolean =>
  TITLES.has(captionKey(textRun.text)) &&
  !isControl(textRun) &&
  (isHeading(textRun) || closest(textRun.parent, '[role="dialog"]') !== null);

type Offered = NonNullable<FactDrafts['offeredReasons']>[number];

/** Content of the form of a new appeal; `offered` is null while its list of reasons is closed. */
export interface AppealForm {
  offered: Offered | null;
}

/**
 * Reads the form of a new appeal; null if the page shows none. Its list of reasons is read while the seller has it
 * open, whole or not at all, as a missing reason must not look as if the portal did not offer it.
 */
export const readAppealForm = async (
  { root, scan, taught, locale: { at } }: PageContext,
  issues: IssueLog,
): Promise<AppealForm | null> => {
  const textRuns = await scan.textRuns();
  if (!textRuns.some(isTitle)) return null;
  const busy = await findBusy(scan);
  const controls = queryAll(root, CONTROL).filter((element) => closest(element, 'header,nav,table') === null);
  const current = queryOne(root, STEP);
  const step = current && (queryOne(current, classEndSelector('steps-item-title')) ?? current);
  const control = controls.find((element) =>
    captionsOfControl(element, step).some((text) => REASON_KEYS.has(captionKey(text))),
  );
  const list = control === undefined ? null : listOf(scan, control);
  if (list === null || coversAny(busy, [list])) return { offered: null };
  const texts = optionsOf(list).map(textOf);
  const reasons = texts.map((text) => issues.take(readPhrase(text, MAX_REASON_LENGTH), APPEAL_FORM.reason[0], text));
  if (reasons.length === 0 || reasons.includes(null)) return { offered: null };
  // The metric chosen in this form, or else the only one that a later step names.
  const named = new Set(controls.flatMap((element) => metricOf(chosenOf(element)) ?? []));
  if (named.size === 0)
    for (const { text, parent } of textRuns)
      if (closest(parent, `table,[role="option"],${CONTROL}`) === null)
        for (const metric of [text, text.slice(text.indexOf(':') + 1)].flatMap((one) => metricOf(one) ?? []))
          named.add(metric);
  const [first = null, another] = named;
  const metric = another === undefined ? first : null;
  const printed = [...new Set(reasons as string[])];
  const meant = printed.map(
    (reason) => [reason, taught.word<string>('reason', [reason], refuse('unknown-value'), metric)] as const,
  );
  const grounds = meant.filter((entry): entry is [string, string | null] => !isRefused(entry[1]));
  return {
    offered: {
      metric,
      language: languageOf(root)?.toLowerCase().split('-')[0] ?? null,
      reasons: printed,
      ...(grounds.length > 0 && { taughtGrounds: Object.fromEntries(grounds) }),
      readAt: at,
      firstSeen: at,
      lastSeen: at,
    },
  };
};
