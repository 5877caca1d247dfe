import { DIMENSIONS, METRICS, type MetricCode } from '#core/model/metric';
import type { Region } from '#core/model/region';
import { type Captions, captionKeysOf } from '../../captions';
import type { Rules } from '../../dom/pairs';
import { isSentence, unitOf, type Vocabulary } from '../../dom/tokens';
import { DIMENSION_CAPTIONS, isInHours, METRIC_CAPTIONS } from '../../metric-captions';
import type { TaughtFigure, TaughtTexts } from '../../teaching/taught-texts';
import { readAmount, readHours, readRate, readScore } from '../../values/number';
import { captionKey } from '../../values/text';
import { isNothing, isRefused } from '../../values/value';
import { SCORE_CAPTIONS, type ScorePart } from './captions';
import { LOCAL_CAPTIONS } from './local-captions';
import {
  dimensionSubject,
  implicitPart,
  isFigureSubject,
  isSubjectPart,
  metricSubject,
  OVERALL,
  type ScoreName,
  subjectOfCode,
} from './subjects';

const NUMBER =
  /^(?:[<>≤≥=~]+ ?)?[-+−↑↓▲▼]? ?\d[\d,.]* ?(?:%|h|hrs?|hours?|(?:\/|out of) ?\d(?:\.0+)?|orders?|reviews?|chats?|requests?|rounds?|pts?|points?)?$/i;
const DURATION = /^\d+ ?d(?:ays?)? \d+ ?h(?:rs?|ours?)?(?: \d+ ?m\w*)?$/i;
const DATE =
  /^(?:\p{L}{3,9}\.?,? )?(?:\p{L}{3,9}\.? \d{1,2},? \d{4}|\d{1,2} \p{L}{3,9}\.? \d{4}|\d{1,2}\/\d{1,2}\/\d{2,4}|\d{4}[-/]\d{1,2}[-/]\d{1,2})(?:[ ,T]+(?:at )?\d{1,2}:\d{2}[^·|]*)?$/u;
const RECENT = /^(?:today|just now|\d+ (?:minutes?|mins?|hours?|hrs?) ago)$/i;

export const isDate = (text: string): boolean => DATE.test(text);
export const isRecent = (text: string): boolean => RECENT.test(text);
const isFigure = (text: string): boolean =>
  NUMBER.test(text) || DURATION.test(text) || DATE.test(text) || RECENT.test(text) || (text !== '' && isNothing(text));

const WINDOW = /^(?:in the )?(?:last |past )?\d+ ?-? ?days?$/i;
const CODE = /^(?:NRR|NBFR|SFCR|OTDR|AHT|IM[ _]?DSAT)$/;

const STATES = new Set(captionKeysOf(SCORE_CAPTIONS.states));

const makeNames = (region: Region): Map<string, ScoreName> => {
  const names = new Map<string, ScoreName>();
  const add = (name: ScoreName, captions: Captions) => {
    for (const key of captionKeysOf(captions)) if (!names.has(key)) names.set(key, name);
  };
  for (const metric of METRICS) add(metricSubject(metric), METRIC_CAPTIONS[metric]);
  for (const dimension of DIMENSIONS) add(dimensionSubject(dimension), DIMENSION_CAPTIONS[dimension]);
  add(OVERALL, SCORE_CAPTIONS.overall);
  for (const [subject, , words, , only] of LOCAL_CAPTIONS) {
    const isMeant = only === undefined || only.includes(region);
    names.set(captionKey(words), isMeant ? subject : { kind: 'unknown', caption: words });
  }
  for (const [part, captions] of Object.entries(SCORE_CAPTIONS.parts)) add(part as ScorePart, captions);
  add('day', SCORE_CAPTIONS.day);
  return names;
};

/** The name that a caption was taught; a metric's value and another subject's score are named by the subject alone. */
const nameTaught = ({ subject, part }: TaughtFigure): ScoreName | null => {
  if (subject === null) return part;
  const named = subjectOfCode(subject);
  if (part === null || part === implicitPart(named)) return named;
  return part === 'day' ? null : { kind: 'part', subject: named, part };
};

/** Adds taught captions to the vocabulary of a market; sourced captions keep their meaning. */
export const withTaught = (vocabulary: Vocabulary<ScoreName>, taught: TaughtTexts): Vocabulary<ScoreName> => {
  if (taught.figures.length === 0) return vocabulary;
  const names = new Map(vocabulary.names);
  for (const figure of taught.figures) {
    const key = captionKey(figure.text);
    const name = nameTaught(figure);
    if (vocabulary.names.has(key)) taught.noteKnown(figure.text);
    else if (name !== null) names.set(key, name);
  }
  return { ...vocabulary, names };
};

const vocabularies = new Map<Region, Vocabulary<ScoreName>>();

/** Vocabulary of the score and diagnosis pages of a market. */
export const scoreVocabularyOf = (region: Region): Vocabulary<ScoreName> => {
  const known = vocabularies.get(region);
  if (known !== undefined) return known;
  const vocabulary: Vocabulary<ScoreName> = {
    names: makeNames(region),
    isMute: (text) => STATES.has(captionKey(text)) || WINDOW.test(text) || isSentence(text) || CODE.test(text),
    isValue: isFigure,
    isDivided: true,
  };
  vocabularies.set(region, vocabulary);
  return vocabulary;
};

/** Reads a figure of a metric in its unit; a bare number only if the caption has the unit. */
export const readFigure = (metric: MetricCode, text: string, caption: string) => {
  const { percent, hours } = unitOf(caption);
  return isInHours(metric) ? readHours(text, hours) : readRate(text, percent);
};

const isReadable = (value: unknown): boolean => !isRefused(value);

export const FIGURE_RULES: Rules<ScoreName> = {
  isState: (name) => name === 'excellent' || name === 'poor',
  accepts: (name, text, caption) => {
    if (isFigureSubject(name)) {
      if (name.kind === 'unknown') return true;
      return isReadable(name.kind === 'metric' ? readFigure(name.code, text, caption) : readScore(text));
    }
    if (isSubjectPart(name)) return FIGURE_RULES.accepts(name.part, text, caption);
    switch (name) {
      case 'day':
        return isDate(text) || isRecent(text);
      case 'weight':
        return isReadable(readRate(text, unitOf(caption).percent));
      case 'value':
        return (
          isReadable(readRate(text, unitOf(caption).percent)) || isReadable(readHours(text, unitOf(caption).hours))
        );
      case 'target':
      case 'excellent':
      case 'poor':
        // A number without a unit is accepted here and refused later by name, as 1.2 may or may not be a percentage.
        return isReadable(readRate(text, true)) || isReadable(readHours(text, true));
      case 'numerator':
      case 'denominator':
        return isReadable(readAmount(text));
      case 'score':
        return isReadable(readScore(text));
    }
  },
};
