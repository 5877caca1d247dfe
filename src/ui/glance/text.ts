import type { Assessment } from '#core/model/assessment';
import { PROBLEM_WORDS } from './figures';

// The seller's words for what stands at a glance, on popup, side panel and panel alike.

/** What a threshold gives or takes, in a few words. */
const BENEFIT_WORDS: Record<string, string> = {
  'flash-deals': 'flash deals',
  'countdown-bidding': 'countdown bidding',
  affiliate: 'affiliate sellers',
  campaigns: 'campaigns',
  crm: 'customer messages',
  'smart-promotion': 'smart promotions',
  'funded-promotions': 'promotions paid by TikTok',
  'more-visibility': '20% more visibility',
  'accelerated-settlement': 'payout after 5 days instead of 8',
  'official-shop-badge': 'the Official Shop badge',
  'express-settlement': 'payout after 1 day',
  'silver-star-seller': 'Silver Star seller',
  'gold-star-seller': 'Gold Star seller',
  'top-rated-seller': 'Top Rated seller',
  'return-shipping-share': 'cheaper return shipping',
  'top-visibility': '30% more visibility',
  'live-giveaway': 'LIVE giveaways',
};

/** The first few benefits by name, the others by number. */
const MAX_NAMED = 3;
const listBenefits = (codes: readonly string[]): string => {
  const named = codes.slice(0, MAX_NAMED).map((code) => BENEFIT_WORDS[code] ?? code.replaceAll('-', ' '));
  const more = codes.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ');
};

export const GLANCE_TEXT = {
  problem: PROBLEM_WORDS,
  today: 'Today',
  todayFrom: {
    read: 'TikTok shows',
    computed: 'our count; not read from TikTok today',
    unknown: 'not read yet',
  } satisfies Record<Assessment['today']['overall']['from'], string>,
  count: 'our count',
  notKnown: 'Not known',
  tomorrow: (day: string) => `Tomorrow (${day})`,
  on: (day: string) => `On ${day}`,
  wouldShow: (printed: string, day: string) => `TikTok would show ${printed} on ${day}`,
  range: (range: string) => `9 times in 10 between ${range}`,
  settled: 'hardly any doubt',
  whyToday: 'Why today?',
  whyTomorrow: 'Why tomorrow?',
  tomorrowUnknown: (page: string, read: number, all: number) =>
    `To see tomorrow, open ${page} (${read} of ${all} pages read)`,
  noScore: 'No score yet',
  noScoreSays: (needed: string, delivered: number) =>
    `TikTok needs ${needed}; ${delivered} ${delivered === 1 ? 'has' : 'have'} been seen. No score is not a low score.`,
  noFormula: (region: string) =>
    `TikTok has published no formula for ${region}. What its pages print is shown, and the days to come repeat it; nothing is calculated from orders.`,
  thresholds: 'Nearest thresholds',
  above: (distance: string, threshold: string) => `${distance} above ${threshold}`,
  below: (distance: string, threshold: string) => `${distance} to ${threshold}`,
  chanceDown: (chance: string, threshold: string) => `${chance}: below ${threshold} some day this week`,
  chanceUp: (chance: string, threshold: string) => `${chance}: at ${threshold} some day this week`,
  atStake: (codes: readonly string[]) => `At stake: ${listBenefits(codes)}`,
  opens: (codes: readonly string[]) => `Unlocks ${listBenefits(codes)}`,
  assumed: 'TikTok may decide by the rounded score; we take the exact one.',
  metrics: 'What it is made of',
  columns: { metric: 'Metric', value: 'Value', score: 'Score', trend: 'Tomorrow' },
  trend: { up: 'rises', down: 'falls', same: 'stays' },
  from: (day: string, points: string) => `From ${day}: ${points}`,
  because: { decay: 'older orders count less', leaves: 'orders drop out' },
  stops: (points: string, what: string, day: string) => `Costliest: ${points} (${what}), stops counting ${day}`,
  metricUnread: 'What moves it has not all been read',
  metricNotScored: 'No published formula',
  metricStill: 'Nothing known moves it soon',
  action: 'Do this first',
  overdue: (many: string) => `${many} should have been decided by now`,
  followUp: (many: number) => `See what became of ${many === 1 ? 'it' : 'them'}`,
  appeal: (what: string) => `Appeal: ${what}`,
  appealWorth: (points: string, chance: string, day: string) =>
    `${points} on ${day} if TikTok agrees; ${chance} that it does`,
  crosses: (threshold: string) => `That would lift you over ${threshold}`,
  prepare: 'Prepare the ticket',
  open: (page: string) => `Open ${page}`,
  openWhy: {
    score: 'TikTok’s own score of today: everything starts from it.',
    orders: 'Which orders cost points, and what is on its way.',
    cases: 'Returns that count against you, and until when.',
    reviews: 'Bad reviews, what each costs and until when.',
  },
  surer: (from: string, to: string) => `Tomorrow’s forecast gets surer: ± ${from} becomes ± ${to}.`,
  allListed: (rows: string) =>
    `All ${rows} rows listed there were read. Older ones are in its export: import that file.`,
  readPart: (rows: string, of: string) => `${rows} of ${of} rows read so far.`,
  nothing: 'Nothing to do now',
  nothingSays: 'No appeal is worth filing, and no page would make the forecast surer.',
  noAppealKnown: 'Whether an appeal is worth filing is not known: TikTok’s diagnosis lists have not been read.',
  freshness: 'How fresh this is',
  readAgo: (ago: string) => `Last page read ${ago}`,
  notRead: 'Nothing read yet',
  pagesRead: (read: number, all: number) => `${read} of ${all} pages read whole`,
} as const;
