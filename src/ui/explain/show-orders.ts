import { DRAFT_TEXTS, draftLanguageOf } from '#core/appeals/draft-texts';
import type { StepCode, StepOf } from '#core/explain/steps';
import type { FollowUp } from '#core/model/appeal-details';
import type { Instant } from '#core/model/day';
import { locale, t } from '#texts/translate';
import {
  formatChance,
  formatCount,
  formatDay,
  formatFine,
  formatFinePoints,
  formatInstantIn,
  formatMany,
  formatNamed,
  formatParts,
  formatPrinted,
  formatRow,
  formatScore,
  formatSentence,
  formatWeighed,
  unknownText,
} from '../components/format';
import { evidenceText } from '../components/policy-text';
import { portalLink } from '../components/portal';
import { againstText } from '../components/warnings';
import { checkText, lowerFirst } from './rule-text';
import type { Shown, ShowSteps } from './shown';

const showPriced = ({ metric, member, window, days, isGain }: StepOf<'priced'>): Shown => {
  const fine = (figure: number | null) => (figure === null ? unknownText() : formatFine(metric, figure));
  const today = days[0]!;
  return {
    title: t('steps.priced.title'),
    says: [
      t('steps.priced.when', { member: formatDay(member), window: formatMany(window, 'day') }),
      t('steps.priced.value', {
        metric: t(`words.metrics.${metric}`),
        value: fine(today.value.with),
        without: fine(today.value.without),
      }),
      t('steps.priced.says'),
      isGain ? t('steps.priced.gain') : t('steps.priced.expected'),
    ],
    table: {
      columns: [
        t('words.day'),
        t('words.weight'),
        t('steps.priced.columns.with'),
        t('steps.priced.columns.without'),
        t('steps.priced.columns.points'),
      ],
      rows: days.map(({ day, weight, overall }) => [
        formatDay(day),
        formatWeighed(weight),
        formatScore(overall.with, 4),
        formatScore(overall.without, 4),
        formatFinePoints(overall.with === null || overall.without === null ? null : overall.with - overall.without),
      ]),
    },
  };
};

/** Names of facts in the reader's language; a draft uses the market's. */
const draftTexts = () => DRAFT_TEXTS[draftLanguageOf(locale()) ?? 'en'];

const showFact = (fact: StepOf<'recorded'>['facts'][number], zone: string): string => {
  const value = () => {
    switch (fact.kind) {
      case 'instant':
        return formatInstantIn(fact.value, zone);
      case 'stars':
        return formatMany(fact.value, 'star');
      case 'quote':
        return `“${fact.value}”`;
      case 'text':
        return fact.value;
      case 'word':
        return draftTexts()[`value.${fact.value}`];
    }
  };
  const name = draftTexts()[`fact.${fact.name}`];
  return formatSentence(formatNamed(name, value()));
};

const showRecorded = ({ metric, listed, facts, zone }: StepOf<'recorded'>): Shown => {
  const at = (instant: Instant | null) => (instant === null ? unknownText() : formatInstantIn(instant, zone));
  const name = t(`words.portalMetrics.${metric}`);
  const sentences = new Set(facts.map((fact) => showFact(fact, zone)));
  return {
    title: t('steps.recorded.title'),
    says: [
      listed === null
        ? t('steps.recorded.unlisted', { metric: name })
        : t('steps.recorded.listed', { metric: name, first: at(listed.firstSeen), last: at(listed.lastSeen) }),
      ...(sentences.size === 0
        ? [t('steps.recorded.nothing')]
        : [...sentences, t('steps.recorded.zone', { name: zone })]),
    ],
  };
};

const showCandidate = ({ candidate, refutedBy, lastDay }: StepOf<'candidate'>): Shown => {
  const { metric, basis, confidence, probability, gainNow, gainAtDecision, attemptsLeft, evidence, against } =
    candidate;
  return {
    says: [
      t('explain.appeal.counted', { metric: t(`words.portalMetrics.${metric}`) }),
      t(`words.basis.${basis}.says`),
      ...(against.length === 0 ? [] : [againstText({ against })]),
      ...(refutedBy === undefined ? [] : [t('explain.appeal.refuted', { by: lowerFirst(checkText(refutedBy)) })]),
      ...(gainNow === null ? [t('explain.appeal.unpriced')] : []),
      ...(evidence.length === 0
        ? []
        : [t('explain.appeal.evidence', { pieces: formatParts(evidence.map(evidenceText)) })]),
    ],
    figures: [
      [t('explain.appeal.confidence'), formatChance(confidence)],
      [t('explain.appeal.probability'), formatChance(probability)],
      [t('explain.appeal.now'), formatFinePoints(gainNow)],
      [t('explain.appeal.later'), formatFinePoints(gainAtDecision)],
      [t('words.attemptsLeft'), formatCount(attemptsLeft)],
      ...(lastDay === undefined ? [] : [[t('explain.appeal.last'), formatDay(lastDay)] as const]),
    ],
  };
};

const showUndecided = ({ undecided }: StepOf<'undecided'>): Shown => {
  const { metric, facts, gainNow, gainAtDecision, attemptsLeft } = undecided;
  return {
    says: [
      t('explain.appeal.counted', { metric: t(`words.portalMetrics.${metric}`) }),
      t('explain.appeal.missing', { facts: formatParts(facts.map(checkText)) }),
    ],
    figures: [
      [t('explain.appeal.now'), formatFinePoints(gainNow)],
      [t('explain.appeal.later'), formatFinePoints(gainAtDecision)],
      [t('words.attemptsLeft'), formatCount(attemptsLeft)],
    ],
  };
};

const printedAround = ({ before, after }: FollowUp['printed']): string =>
  [before, after].map((score) => (score === null ? unknownText() : formatPrinted(score))).join(' → ');

const showFollowUp = ({ followUp }: StepOf<'follow-up'>, region: string): Shown => {
  const { state, asked, filed, dropped, decidedOn, ticketIds, expected, actual, printed } = followUp;
  const isWon = state === 'approved' || state === 'mixed';
  return {
    says: [
      t('steps.followUp.days'),
      ...(ticketIds.length > 0 && filed < asked
        ? [t('steps.followUp.parts', { filed: formatCount(filed), asked: formatCount(asked) })]
        : []),
      t('steps.followUp.says'),
      ...(isWon
        ? [t('steps.followUp.won'), actual === null ? t('steps.followUp.unread') : t('steps.followUp.printedSays')]
        : []),
    ],
    figures: [
      ...(ticketIds.length === 0 ? [] : [[t('steps.followUp.ids'), formatRow(ticketIds)] as const]),
      [t('steps.followUp.expected'), formatFinePoints(expected)],
      ...(decidedOn === null ? [] : [[t('steps.followUp.decided'), formatDay(decidedOn)] as const]),
      ...(isWon
        ? ([
            [t('steps.followUp.dropped'), formatCount(dropped)],
            [t('steps.followUp.actual'), formatFinePoints(actual)],
            [t('steps.followUp.printed'), printedAround(printed)],
          ] as const)
        : []),
    ],
    open: { says: t('followUp.center'), href: portalLink(region, 'score') },
  };
};

const showChance = ({ chance }: StepOf<'chance'>): Shown => {
  const { prior, weight, approved, rejected, probability } = chance;
  const decided = approved + rejected;
  return {
    says: [
      t('steps.chance.says'),
      t('steps.chance.formula', {
        prior: formatScore(prior),
        weight: formatCount(weight),
        approved: formatCount(approved),
        decided: formatCount(decided),
        now: formatScore(probability, 3),
      }),
    ],
    figures: [
      [t('steps.chance.prior'), formatChance(prior)],
      [t('steps.chance.weight'), formatCount(weight)],
      [t('steps.chance.approved'), formatCount(approved)],
      [t('steps.chance.decided'), formatCount(decided)],
      [t('steps.chance.sum'), formatChance(probability)],
    ],
  };
};

export const SHOW_ORDERS = {
  priced: showPriced,
  recorded: showRecorded,
  candidate: showCandidate,
  undecided: showUndecided,
  'follow-up': showFollowUp,
  chance: showChance,
} satisfies Partial<ShowSteps<StepCode>>;
