import type { AnchorEstimate } from '#core/estimate/estimate-parameters';
import type { Metric } from '#core/model/metric';
import type { Bucket, MetricExplanation, MetricStep } from '#core/score/explanation';
import type { Ruled, Step, Sum } from '../../components/explanation';
import {
  formatFine,
  formatMany,
  formatPrinted,
  formatScore,
  formatValue,
  formatWeighed,
} from '../../components/format';
import { SUPPORT } from '../../components/words';
import { TEXT } from './text';

type Of<S extends MetricStep['step']> = Extract<MetricStep, { step: S }>;

const headsOf = (metric: Metric): [string, string] => {
  const { columns } = TEXT.count;
  if (metric === 'AHT') return [columns.hours, columns.rounds];
  return [metric === 'OTDR' ? columns.good : columns.bad, columns.of];
};

const isEmpty = ({ numerator, denominator }: Pick<Bucket, 'numerator' | 'denominator'>): boolean =>
  numerator === 0 && denominator === 0;

/** Counted, weighed and added in one table: each row can be checked, and the last row is the sum of the others. */
const weighed = (metric: Metric, { buckets, sum }: Of<'weigh'>): Sum => {
  const { columns, ages, total } = TEXT.count;
  const [top, bottom] = headsOf(metric);
  const { weight, numerator, denominator } = TEXT.weigh.columns;
  return {
    columns: [columns.age, top, bottom, weight, numerator, denominator],
    rows: buckets.map((it) => [
      ages(it.from, it.to),
      formatWeighed(it.numerator),
      formatWeighed(it.denominator),
      formatWeighed(it.weight),
      formatWeighed(it.weight * it.numerator),
      formatWeighed(it.weight * it.denominator),
    ]),
    total: [
      total,
      formatWeighed(buckets.reduce((all, it) => all + it.numerator, 0)),
      formatWeighed(buckets.reduce((all, it) => all + it.denominator, 0)),
      '',
      formatWeighed(sum.numerator),
      formatWeighed(sum.denominator),
    ],
  };
};

const countSteps = (metric: Metric, steps: readonly MetricStep[]): Step[] => {
  const count = steps.find((it) => it.step === 'count');
  const add = steps.find((it) => it.step === 'add');
  const weigh = steps.find((it) => it.step === 'weigh');
  const divide = steps.find((it) => it.step === 'divide');
  if (count === undefined || weigh === undefined || divide === undefined) return [];
  const { definition, rules, sum } = count;
  const counted: Step = {
    title: TEXT.count.title,
    says: [
      `${definition.charAt(0).toUpperCase()}${definition.slice(1)}.`,
      ...(isEmpty(sum) && add === undefined ? [TEXT.count.nothing] : []),
      ...(add === undefined
        ? []
        : [TEXT.count.added(formatWeighed(add.sum.numerator), formatWeighed(add.sum.denominator))]),
    ],
    rules,
  };
  if (isEmpty(weigh.sum)) return [counted];
  const { numerator, denominator } = divide.by;
  const value = divide.value === null ? null : formatFine(metric, divide.value);
  return [
    counted,
    { title: TEXT.weigh.title, sum: weighed(metric, weigh), rules: weigh.rules },
    {
      title: TEXT.divide.title,
      says: [
        value === null
          ? TEXT.divide.empty
          : TEXT.divide.says(formatWeighed(numerator), formatWeighed(denominator), value),
      ],
    },
  ];
};

/** @param again the same line has been told of before */
const lineStep = (metric: Metric, it: Of<'line'>, lesson: AnchorEstimate | null, again: boolean): Step => {
  const { line: WORDS } = TEXT;
  const fine = (value: number) => formatFine(metric, value);
  const place = ({ value, score }: { value: number; score: number }) => ({ value: fine(value), score: String(score) });
  const [a, b] = it.through;
  const { excellent, poor, from } = it.anchors;
  const learned =
    lesson?.from === 'learned'
      ? [
          WORDS.basis[lesson.basis](formatMany(lesson.readings, 'reading')),
          WORDS.unsure(formatScore(lesson.uncertainty)),
        ]
      : [];
  return {
    title: WORDS.title(fine(it.value)),
    says: [
      ...(again ? [] : [WORDS.anchors(fine(excellent), fine(poor), SUPPORT[from]), ...learned]),
      WORDS.segment[it.segment],
      ...(it.segment === 'best' ? [] : [WORDS.sum([place(a), place(b), fine(it.value)], formatScore(it.score, 3))]),
    ],
    rules: again ? [] : it.rules,
  };
};

/** Told where it might have mattered; that it does not apply, once. */
const floorStep = (it: Of<'floor'>, again: boolean): Step | null => {
  const { affected, completed, open, floor, before, score, rules } = it;
  const { floor: WORDS } = TEXT;
  const lifted = score > before;
  if (floor === null || before >= floor || (again && !lifted)) return null;
  const facts = WORDS.facts(
    formatMany(affected, 'order'),
    formatMany(completed, 'order'),
    open === null ? null : formatMany(open, 'day'),
  );
  return {
    title: WORDS.title,
    says: [facts, lifted ? WORDS.lifted(formatScore(before), formatScore(score)) : WORDS.not],
    rules,
  };
};

/** @param format as the figure is printed */
export const takeStep = (
  {
    what,
    read,
    computed,
    difference,
    rules,
  }: { what: 'value' | 'score'; rules: readonly Ruled[] } & Record<'read', number> &
    Record<'computed' | 'difference', number | null>,
  format: (value: number) => string,
): Step => ({
  title: TEXT.take[what],
  says: [
    computed === null || difference === null
      ? TEXT.take.alone(format(read))
      : format(read) === format(computed)
        ? TEXT.take.same(format(read))
        : TEXT.take.says(format(read), format(computed), format(Math.abs(difference))),
  ],
  rules,
});

const shownValue = (metric: Metric, steps: readonly MetricStep[]): string => {
  const taken = steps.find((it) => it.step === 'take' && it.what === 'value');
  const divided = steps.find((it) => it.step === 'divide');
  return formatValue(metric, taken?.step === 'take' ? taken.read : divided?.value);
};

/** From counts to the figure shown, as the core explained it. */
export const metricSteps = ({ metric, steps }: MetricExplanation, lesson: AnchorEstimate | null): Step[] => {
  const told = { line: false, floor: false };
  const isAgain = (what: keyof typeof told): boolean => {
    const again = told[what];
    told[what] = true;
    return again;
  };
  const after = steps.flatMap((it): Step[] => {
    if (it.step === 'line') return [lineStep(metric, it, lesson, isAgain('line'))];
    if (it.step === 'floor') return [floorStep(it, isAgain('floor'))].filter((step) => step !== null);
    if (it.step !== 'take') return [];
    const format = it.what === 'value' ? (value: number) => formatFine(metric, value) : formatPrinted;
    return [takeStep(it, format)];
  });
  const isScored = steps.some((it) => it.step === 'line' || (it.step === 'take' && it.what === 'score'));
  const hasValue = steps.some((it) => (it.step === 'divide' && it.value !== null) || it.step === 'take');
  const unscored: Step[] =
    hasValue && !isScored ? [{ title: TEXT.line.title(shownValue(metric, steps)), says: [TEXT.line.none] }] : [];
  return [...countSteps(metric, steps), ...after, ...unscored];
};
