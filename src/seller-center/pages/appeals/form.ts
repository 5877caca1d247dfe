import { METRICS, type Metric } from '#core/model/metric';
import type { FactDrafts } from '#core/model/page';
import { columnKeys } from '../../captions';
import { attributeOf, classEndSelector, closest, matches, queryAll, queryOne, tagOf, textOf } from '../../dom/access';
import { coversAny, findBusy } from '../../dom/busy';
import type { PageScan } from '../../dom/page-scan';
import { isControl, isHeading, type TextRun } from '../../dom/text-runs';
import { knownNameOf } from '../../dom/tokens';
import type { IssueLog } from '../../issues';
import type { LabelText } from '../../layouts/labels';
import { languageOf } from '../../locale';
import { type PageContext, seenNow } from '../../page-context';
import type { TaughtTexts } from '../../teaching/taught-texts';
import { readPhrase } from '../../values/identity';
import { captionKey } from '../../values/text';
import { isRefused, refuse } from '../../values/value';
import { metricKeysOf } from '../score/local-captions';
import { APPEAL_CAPTIONS } from './captions';

export const METRIC_OPTIONS: ReadonlyMap<string, Metric> = new Map(
  METRICS.flatMap((metric) => [captionKey(metric), ...metricKeysOf(metric)].map((key) => [key, metric] as const)),
);
/** @param isAsked whether the seller is asked for a metric that nobody knows */
const metricOf = (text: string, taught: TaughtTexts, isAsked = false): Metric | undefined => {
  const known = knownNameOf(text, METRIC_OPTIONS) as Metric | undefined;
  if (known !== undefined || !(isAsked || taught.knowsWord('metric', text))) return known;
  const meant = taught.word<Metric>('metric', [text], refuse('unknown-value'));
  return meant === null || isRefused(meant) ? undefined : meant;
};

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
    attributeOf(control, 'aria-label') ?? '',
    (input && attributeOf(input, 'placeholder')) ?? '',
    // A step of its own needs no label.
    item === null && step !== null ? textOf(step) : '',
  ];
};

/** The list that a choice opens, wherever on the page it is put; null while it is shut, and where it is searched. */
const listOf = ({ root, isShown }: PageScan, control: Element): Element | null => {
  if (matches(control, `select,${RADIOS}`)) return control;
  const input = queryOne(control, 'input');
  if (input !== null && (input as HTMLInputElement).value !== '') return null;
  const id = attributeOf(control, 'aria-controls');
  const list = queryAll(root, '[role="listbox"]').find((element) => id !== null && attributeOf(element, 'id') === id);
  return list === undefined || !isShown(list) ? null : list;
};

const optionsOf = (list: Element): Element[] =>
  queryAll(list, matches(list, RADIOS) ? 'label' : matches(list, 'select') ? 'option' : '[role="option"]');

const CHOSEN = `${classEndSelector('select-view-value', 'radio-checked')},option[selected]`;
/** The chosen text, as far as shown: what invites to a choice lies hidden beside it. */
const chosenOf = ({ isShown }: PageScan, control: Element): string => {
  const element = queryAll(control, CHOSEN).find((one) => tagOf(one) === 'option' || isShown(one));
  return element === undefined ? '' : textOf(element);
};

/** Whether a text may be the title of a page, or of a dialog over the list of tickets. */
const mayBeTitle = (textRun: TextRun): boolean =>
  !isControl(textRun) && (isHeading(textRun) || closest(textRun.parent, '[role="dialog"]') !== null);

/** The choices of a form; those of lists and of the page around it are none. */
const controlsIn = ({ root }: PageScan): Element[] =>
  queryAll(root, CONTROL).filter((element) => closest(element, 'header,nav,table') === null);
/** The step that a form is at, as the caption of its only choice. */
const stepIn = ({ root }: PageScan): Element | null => {
  const current = queryOne(root, STEP);
  return current && (queryOne(current, classEndSelector('steps-item-title')) ?? current);
};

const MAX_TITLE_CHARS = 60;
/** Titles and captions of choices, which may be those of a form that no source names; none on a page without choices. */
export const findFormLabels = async (scan: PageScan): Promise<LabelText[]> => {
  const step = stepIn(scan);
  const labels = new Map<string, LabelText>();
  const add = (printed: string, example: string) => {
    const text = printed
      .replace(/^[*\s]+/, '')
      .trimEnd()
      .replace(/ ?[:：]$/, '');
    if (text !== '' && text.length <= MAX_TITLE_CHARS && !labels.has(captionKey(text)))
      labels.set(captionKey(text), { text, examples: example === '' ? [] : [example] });
  };
  const captions = controlsIn(scan).flatMap((control) => {
    const caption = captionsOfControl(control, step).find((text) => text !== '');
    return caption === undefined ? [] : [[caption, chosenOf(scan, control)] as const];
  });
  if (captions.length === 0) return [];
  for (const textRun of await scan.textRuns()) if (mayBeTitle(textRun)) add(textRun.text, '');
  for (const [caption, chosen] of captions) add(caption, chosen);
  return [...labels.values()];
};

type Offered = NonNullable<FactDrafts['offeredReasons']>[number];

/** Content of the form of a new appeal; `offered` is null while its list of reasons is closed. */
interface AppealForm {
  offered: Offered | null;
  /** captions without a source by which it was read */
  guessed: string[];
}

/**
 * Reads the form of a new appeal; null if the page shows none. Its list of reasons is read while the seller has it
 * open, whole or not at all, as a missing reason must not look as if the portal did not offer it.
 */
export const readAppealForm = async (
  { root, scan, taught, locale }: PageContext,
  issues: IssueLog,
): Promise<AppealForm | null> => {
  const textRuns = await scan.textRuns();
  const {
    form,
    reason,
    metric: metricColumn,
  } = taught.addTo({ ...APPEAL_CAPTIONS.columns, ...APPEAL_CAPTIONS.titles });
  const titles = columnKeys(form);
  if (!textRuns.some((textRun) => titles.has(captionKey(textRun.text)) && mayBeTitle(textRun))) return null;
  const labels = (await findFormLabels(scan)).map(({ text }) => text);
  taught.noteShown('column', () => labels);
  const busy = await findBusy(scan);
  const controls = controlsIn(scan);
  const step = stepIn(scan);
  const captionIn = (element: Element, keys: ReadonlySet<string>): string | undefined =>
    captionsOfControl(element, step).find((text) => keys.has(captionKey(text)));
  const reasonKeys = columnKeys(reason);
  const control = controls.find((element) => captionIn(element, reasonKeys) !== undefined);
  const caption = control && captionIn(control, reasonKeys);
  const isSure =
    caption === undefined || (reason.taught ?? []).some((text) => captionKey(text) === captionKey(caption));
  const shut: AppealForm = { offered: null, guessed: isSure ? [] : [caption] };
  // What is chosen as the metric is asked if nobody knows the word.
  const metricControl = controls.find((element) => captionIn(element, columnKeys(metricColumn)) !== undefined);
  const chosenMetric = metricControl === undefined ? '' : chosenOf(scan, metricControl);
  if (chosenMetric !== '') metricOf(chosenMetric, taught, true);
  const list = control === undefined ? null : listOf(scan, control);
  if (list === null || coversAny(busy, [list])) return shut;
  const texts = optionsOf(list).map(textOf);
  const reasons = texts.map((text) => issues.take(readPhrase(text, MAX_REASON_LENGTH), caption!, text));
  if (reasons.length === 0 || reasons.includes(null)) return shut;
  // The metric chosen in this form, or else the only one that a later step names.
  const named = new Set(controls.flatMap((element) => metricOf(chosenOf(scan, element), taught) ?? []));
  if (named.size === 0)
    for (const { text, parent } of textRuns)
      if (closest(parent, `table,[role="option"],${CONTROL}`) === null)
        for (const metric of [text, text.slice(text.indexOf(':') + 1)].flatMap((one) => metricOf(one, taught) ?? []))
          named.add(metric);
  const [first = null, another] = named;
  const metric = another === undefined ? first : null;
  const printed = [...new Set(reasons as string[])];
  const meant = printed.map(
    (reason) => [reason, taught.word<string>('reason', [reason], refuse('unknown-value'), metric)] as const,
  );
  const grounds = meant.filter((entry): entry is [string, string | null] => !isRefused(entry[1]));
  return {
    ...shut,
    offered: {
      metric,
      language: languageOf(root)?.toLowerCase().split('-')[0] ?? null,
      reasons: printed,
      ...(grounds.length > 0 && { taughtGrounds: Object.fromEntries(grounds) }),
      ...seenNow(locale),
    },
  };
};
