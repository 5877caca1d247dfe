import { DRAFT_TEXTS } from '#core/appeals/draft-texts';
import type { StepCode, StepOf } from '#core/explain/steps';
import type { FollowUp } from '#core/model/appeal-details';
import type { Instant } from '#core/model/day';
import {
  formatChance,
  formatCount,
  formatDay,
  formatFine,
  formatFinePoints,
  formatFullDay,
  formatMany,
  formatPrinted,
  formatScore,
  formatWeighed,
  UNKNOWN,
} from '../components/format';
import { portalLink } from '../components/portal';
import { BASIS, counterFactText, METRIC_NAMES, PORTAL_METRIC_NAMES } from '../components/words';
import { DASHBOARD_EXPLANATION_TEXT } from './dashboard-text';
import type { Shown, ShowSteps } from './shown';
import { EXPLANATION_TEXT as COMMON } from './text';

const { appeal: APPEAL } = COMMON;

const showPriced = ({ metric, member, window, days, isGain }: StepOf<'priced'>): Shown => {
  const { title, columns, when, value, says, expected, gain } = DASHBOARD_EXPLANATION_TEXT.priced;
  const fine = (figure: number | null) => (figure === null ? UNKNOWN : formatFine(metric, figure));
  const today = days[0]!;
  return {
    title,
    says: [
      when(formatDay(member), formatMany(window, 'day')),
      value(METRIC_NAMES[metric], fine(today.value.with), fine(today.value.without)),
      says,
      isGain ? gain : expected,
    ],
    table: {
      columns: [columns.day, columns.weight, columns.with, columns.without, columns.points],
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

/** On the shop's clock, by which due days end: the reader's own may be on another day. */
const formatAt = (at: Instant, zone: string): string =>
  at.length === 10
    ? formatFullDay(at)
    : new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(
        new Date(at),
      );

const showFact = (fact: StepOf<'recorded'>['facts'][number], zone: string): string => {
  const value = () => {
    switch (fact.kind) {
      case 'instant':
        return formatAt(fact.value, zone);
      case 'stars':
        return formatMany(fact.value, 'star');
      case 'quote':
        return `“${fact.value}”`;
      case 'text':
        return fact.value;
      case 'word':
        return DRAFT_TEXTS.en[`value.${fact.value}`];
    }
  };
  const name = DRAFT_TEXTS.en[`fact.${fact.name}`];
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${value()}.`;
};

const showRecorded = ({ metric, listed, facts, zone }: StepOf<'recorded'>): Shown => {
  const { recorded: WORDS } = DASHBOARD_EXPLANATION_TEXT;
  const at = (instant: Instant | null) => (instant === null ? UNKNOWN : formatAt(instant, zone));
  const name = PORTAL_METRIC_NAMES[metric];
  const sentences = new Set(facts.map((fact) => showFact(fact, zone)));
  return {
    title: WORDS.title,
    says: [
      listed === null ? WORDS.unlisted(name) : WORDS.listed(name, at(listed.firstSeen), at(listed.lastSeen)),
      ...(sentences.size === 0 ? [WORDS.nothing] : [...sentences, WORDS.zone(zone)]),
    ],
  };
};

const showCandidate = ({ candidate, refutedBy, lastDay }: StepOf<'candidate'>): Shown => {
  const { metric, basis, confidence, probability, gainNow, gainAtDecision, attemptsLeft, evidence, against } =
    candidate;
  return {
    says: [
      APPEAL.counted(PORTAL_METRIC_NAMES[metric]),
      BASIS[basis].says,
      ...(against.length === 0 ? [] : [APPEAL.against(against.map(counterFactText))]),
      ...(refutedBy === undefined ? [] : [APPEAL.refuted(refutedBy)]),
      ...(gainNow === null ? [APPEAL.unpriced] : []),
      ...(evidence.length === 0 ? [] : [APPEAL.evidence(evidence)]),
    ],
    figures: [
      [APPEAL.confidence, formatChance(confidence)],
      [APPEAL.probability, formatChance(probability)],
      [APPEAL.now, formatFinePoints(gainNow)],
      [APPEAL.later, formatFinePoints(gainAtDecision)],
      [APPEAL.left, formatCount(attemptsLeft)],
      ...(lastDay === undefined ? [] : [[APPEAL.last, formatDay(lastDay)] as const]),
    ],
  };
};

const showUndecided = ({ undecided }: StepOf<'undecided'>): Shown => {
  const { metric, facts, gainNow, gainAtDecision, attemptsLeft } = undecided;
  return {
    says: [APPEAL.counted(PORTAL_METRIC_NAMES[metric]), APPEAL.missing(facts)],
    figures: [
      [APPEAL.now, formatFinePoints(gainNow)],
      [APPEAL.later, formatFinePoints(gainAtDecision)],
      [APPEAL.left, formatCount(attemptsLeft)],
    ],
  };
};

const printedAround = ({ before, after }: FollowUp['printed']): string =>
  [before, after].map((score) => (score === null ? UNKNOWN : formatPrinted(score))).join(' → ');

const showFollowUp = ({ followUp }: StepOf<'follow-up'>, region: string): Shown => {
  const { followUp: WORDS } = DASHBOARD_EXPLANATION_TEXT;
  const { state, asked, filed, dropped, decidedOn, ticketIds, expected, actual, printed } = followUp;
  const isWon = state === 'approved' || state === 'mixed';
  return {
    says: [
      WORDS.days,
      ...(ticketIds.length > 0 && filed < asked ? [WORDS.parts(formatCount(filed), formatCount(asked))] : []),
      WORDS.says,
      ...(isWon ? [WORDS.won, actual === null ? WORDS.unread : WORDS.printedSays] : []),
    ],
    figures: [
      ...(ticketIds.length === 0 ? [] : [[WORDS.ids, ticketIds.join(', ')] as const]),
      [WORDS.expected, formatFinePoints(expected)],
      ...(decidedOn === null ? [] : [[WORDS.decided, formatDay(decidedOn)] as const]),
      ...(isWon
        ? ([
            [WORDS.dropped, formatCount(dropped)],
            [WORDS.actual, formatFinePoints(actual)],
            [WORDS.printed, printedAround(printed)],
          ] as const)
        : []),
    ],
    open: { says: WORDS.center, href: portalLink(region, 'score') },
  };
};

const showChance = ({ chance }: StepOf<'chance'>): Shown => {
  const { chance: WORDS } = DASHBOARD_EXPLANATION_TEXT;
  const { prior, weight, approved, rejected, probability } = chance;
  const decided = approved + rejected;
  const counts = [formatCount(weight), formatCount(approved), formatCount(decided)] as const;
  return {
    says: [WORDS.says, WORDS.formula(formatScore(prior), ...counts, formatScore(probability, 3))],
    figures: [
      [WORDS.prior, formatChance(prior)],
      [WORDS.weight, formatCount(weight)],
      [WORDS.approved, formatCount(approved)],
      [WORDS.decided, formatCount(decided)],
      [WORDS.sum, formatChance(probability)],
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
