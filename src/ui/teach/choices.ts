import { METRIC_CODES, type MetricCode } from '#core/model/metric';
import { FIGURE_PARTS, type FigurePart, type FigureSubjectCode } from '#core/model/taught-kind';
import type { TaughtDraft, TaughtText, TeachablePage, TeachableText } from '#core/model/taught-text';
import { t, tIfKnown } from '#texts/translate';
import { groundName } from '../components/words';

/** The meaning that a seller chose for a text; null if none. */
export type TaughtChoice =
  | { is: 'not-needed' }
  | { is: 'column'; field: string }
  | { is: 'figure'; subject: FigureSubjectCode | null; part: FigurePart | null }
  | { is: 'word'; meaning: string };

/** Key that distinguishes choices for the same text. */
export const keyOfChoice = (choice: TaughtChoice): string => JSON.stringify(choice);

interface Option {
  label: string;
  choice: TaughtChoice;
}
export interface OptionGroup {
  /** null if the options need no heading */
  title: string | null;
  options: Option[];
}

/** `deliverBy` in words. */
export const spellField = (field: string): string => {
  const name = tIfKnown(`teach.fields.${field}`);
  if (name !== null) return name;
  const words = field.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export const subjectName = (code: FigureSubjectCode): string =>
  code === 'overall'
    ? t('teach.overall')
    : (tIfKnown(`words.dimensions.${code}`) ??
      tIfKnown(`words.portalMetrics.${code}`) ??
      t(`words.metrics.${code as MetricCode}`));

/** Name of a state, reason, metric or ground of appeals. */
export const meaningName = (meaning: string): string =>
  tIfKnown(`words.portalMetrics.${meaning}`) ?? groundName(meaning);

const isMetricCode = (code: FigureSubjectCode): boolean => METRIC_CODES.some((metric) => metric === code);
const METRIC_PARTS: readonly FigurePart[] = [
  'value',
  'score',
  'target',
  'excellent',
  'poor',
  'numerator',
  'denominator',
];

/** Figures that a subject can have; the first is the one right beside its name. */
export const figurePartsOf = (subject: FigureSubjectCode): readonly FigurePart[] =>
  isMetricCode(subject) ? METRIC_PARTS : subject === 'overall' ? ['score'] : ['score', 'weight'];

/** Meanings that a text can have. */
export const optionsFor = ({ kind, field }: TeachableText, page: TeachablePage): OptionGroup[] => {
  if (kind === 'column')
    return [
      {
        title: null,
        options: page.fields.map(({ field, name, isRequired }) => ({
          label: isRequired ? t('teach.required', { name }) : name,
          choice: { is: 'column', field },
        })),
      },
    ];
  if (kind === 'word')
    return [
      {
        title: null,
        options: (page.meanings[field!] ?? []).map((meaning) => ({
          label: meaningName(meaning),
          choice: { is: 'word', meaning },
        })),
      },
    ];
  return [
    {
      title: t('teach.names'),
      options: page.subjects.map((subject) => ({
        label: subjectName(subject),
        choice: { is: 'figure', subject, part: null },
      })),
    },
    {
      title: t('teach.ofCard'),
      options: FIGURE_PARTS.filter((part) => page.parts.includes(part)).map((part) => ({
        label: t(`teach.parts.${part}`),
        choice: { is: 'figure', subject: null, part },
      })),
    },
  ];
};

/** The choice that was taught for a text. */
export const choiceOf = (taught: TaughtText): TaughtChoice => {
  if (taught.kind === 'column')
    return taught.field === null ? { is: 'not-needed' } : { is: 'column', field: taught.field };
  if (taught.kind === 'word')
    return taught.meaning === null ? { is: 'not-needed' } : { is: 'word', meaning: taught.meaning };
  const { subject, part } = taught;
  return subject === null && part === null ? { is: 'not-needed' } : { is: 'figure', subject, part };
};

/** The meaning of a taught text, in words. */
export const meaningOf = (taught: TaughtText): string => {
  const choice = choiceOf(taught);
  switch (choice.is) {
    case 'not-needed':
      return t('teach.notNeeded');
    case 'column':
      return spellField(choice.field);
    case 'word':
      return meaningName(choice.meaning);
    case 'figure':
      return [
        ...(choice.subject === null ? [] : [subjectName(choice.subject)]),
        ...(choice.part === null ? [] : [t(`teach.parts.${choice.part}`)]),
      ].join(': ');
  }
};

/** The taught text of a choice, for storage. */
export const draftOf = (
  { page, region, language }: TeachablePage,
  { kind, text, metric, field, before, behind }: TeachableText,
  choice: TaughtChoice,
): TaughtDraft => {
  const head = { page, metric, region, language, text, before, behind };
  if (kind === 'column') return { ...head, kind, field: choice.is === 'column' ? choice.field : null };
  if (kind === 'word') return { ...head, kind, field: field!, meaning: choice.is === 'word' ? choice.meaning : null };
  const { subject, part } = choice.is === 'figure' ? choice : { subject: null, part: null };
  return { ...head, kind, subject, part };
};
