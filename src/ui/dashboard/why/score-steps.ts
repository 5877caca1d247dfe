import type { ParameterEstimate, WeightEstimate } from '#core/estimate/estimate-parameters';
import type { Dimension } from '#core/model/metric';
import type { DimensionExplanation, MeanStep, OverallExplanation, OverallStep, Part } from '#core/score/explanation';
import type { Step } from '../../components/explanation';
import { formatCount, formatMany, formatPercent, formatPrinted, formatScore } from '../../components/format';
import { DIMENSION_NAMES, METRIC_NAMES } from '../../components/words';
import type { ScoreDepth } from '../../inquiry/inquiry';
import { takeStep } from './metric-steps';
import { TEXT } from './text';

const { mean: MEAN } = TEXT;
const share = (value: number): string => formatPercent(Math.round(value * 1000) / 1000);

const whole = (value: number): string => formatPercent(Math.round(value * 100) / 100);

/** Where a weight comes from, with the range that the readings leave it. */
export const weightFrom = (shown: Part<unknown>['weightFrom'], lesson: WeightEstimate): string => {
  const { low, high } = lesson;
  if (shown === 'read') return MEAN.range.read;
  // what readings tell only roughly is still an assumption, wherever it has moved to
  const from = lesson.from === 'assumed' ? 'assumed' : shown;
  if (from === 'assumed' && low <= 0 && high >= 1) return MEAN.range.undecided;
  return MEAN.range[from](share(low), share(high));
};

/** How wide a weight is still open that no page has printed; null where it is settled, or nothing tells. */
export const openRange = (from: Part<unknown>['weightFrom'], lesson: WeightEstimate | undefined): string | null =>
  from !== 'assumed' || lesson === undefined || (lesson.low <= 0 && lesson.high >= 1)
    ? null
    : MEAN.range.open(whole(lesson.low), whole(lesson.high));

interface Mean<Of> {
  step: Extract<MeanStep<Of>, { step: 'mean' }>;
  nameOf(part: Of): string;
  lessonOf(part: Of): WeightEstimate;
}

const meanStep = <Of>({ step: { parts, score, rules }, nameOf, lessonOf }: Mean<Of>): Step => {
  const { columns, total, without, weight, read, rounded } = MEAN;
  // none of them computed: a table of unknowns says it worse than a sentence
  if (parts.every((it) => it.share === null)) return { title: MEAN.title, says: [MEAN.nothing] };
  return {
    title: MEAN.title,
    sum: {
      columns: [columns.part, columns.score, columns.weight, columns.product],
      rows: parts.map((it) => [
        nameOf(it.of),
        formatScore(it.score, 4),
        it.share === null ? without : share(it.share),
        it.share === null || it.score === null ? '' : formatScore(it.share * it.score, 4),
      ]),
      total: [total, '', score === null ? '' : share(1), formatScore(score, 4)],
    },
    says: [
      ...(parts.every((it) => it.weightFrom === 'read')
        ? [read]
        : parts.map((it) => weight(nameOf(it.of), weightFrom(it.weightFrom, lessonOf(it.of))))),
      rounded,
    ],
    rules,
  };
};

export const dimensionSteps = ({ steps }: DimensionExplanation, learned: ParameterEstimate): Step[] =>
  steps.map((step) =>
    step.step === 'mean'
      ? meanStep({ step, nameOf: (it) => METRIC_NAMES[it], lessonOf: (it) => learned.metricWeights[it] })
      : takeStep(step, formatPrinted),
  );

/** How a dimension weighs in the overall score. */
export const weightStep = (dimension: Dimension, { explanation, learned }: ScoreDepth): Step => {
  const mean = explanation.overall.steps.find((it) => it.step === 'mean');
  const part = mean?.step === 'mean' ? mean.parts.find((it) => it.of === dimension) : undefined;
  const { title, says, none } = TEXT.weight;
  if (part === undefined) return { title, says: [none] };
  const from = weightFrom(part.weightFrom, learned.dimensionWeights[dimension]);
  return { title, says: [says(share(part.weight), from)], rules: mean?.rules ?? [] };
};

const overallStep = (it: OverallStep, learned: ParameterEstimate): Step => {
  if (it.step === 'mean')
    return meanStep<Dimension>({
      step: it,
      nameOf: (part) => DIMENSION_NAMES[part],
      lessonOf: (part) => learned.dimensionWeights[part],
    });
  if (it.step === 'take') return takeStep(it, formatPrinted);
  const { rules } = it;
  if (it.step === 'eligible') {
    const { title, says } = TEXT.eligible;
    return { title, says: [says(formatCount(it.delivered), formatCount(it.need))], rules };
  }
  if (it.step === 'gate') {
    const { title, open, shut } = TEXT.gate;
    const [gate, below] = [formatScore(it.gate), formatScore(it.below, 1)];
    return { title, says: [it.gate < it.below ? shut(gate, below, formatScore(it.lowest)) : open(gate, below)], rules };
  }
  if (it.step === 'adjust') {
    const { title, same, taken } = TEXT.adjust;
    const { state } = learned.nrrAdjustment;
    const reviews = formatMany(it.reviews, 'negative review');
    const isTaken = it.before !== it.score;
    return {
      title,
      says: [isTaken ? taken(reviews, formatScore(it.before, 3), formatScore(it.score, 3)) : same[state](reviews)],
      rules,
    };
  }
  const { title, says } = TEXT.round;
  return { title, says: [says(formatScore(it.score, 4), formatScore(it.printed, 1))], rules };
};

/** From the dimensions to the figure shown, as the core explained it. */
export const overallSteps = ({ steps }: OverallExplanation, learned: ParameterEstimate): Step[] =>
  steps.map((it) => overallStep(it, learned));
