// What Now says: in a sentence how the shop stands, what is at stake, and what to do first.

export const NOW_TEXT = {
  title: 'How your shop stands',
  morning: 'This morning',
  headline: {
    noScore: (needed: string, seen: string) => `No score yet. TikTok needs ${needed}; ${seen} have been seen.`,
    noScoreAside: 'No score is not a low score.',
    unseen: 'Your score has not been seen yet.',
    todayOnly: (today: string) => `${today} today. Tomorrow is not known yet.`,
    fallen: (threshold: string, odds: string) => `Below ${threshold} today: ${odds} to touch it again within 30 days.`,
    fallingWeek: (threshold: string, odds: string) => `At risk – ${odds}: below ${threshold} some day this week.`,
    falling: (threshold: string, odds: string, from: string | null) =>
      `At risk this month – ${odds}: below ${threshold} some day in the next 30${from === null ? '' : `, likely from ${from}`}.`,
    watch: (threshold: string, odds: string) =>
      `Fine this week. Watch ${threshold}: ${odds} to fall below it some day in the next 30.`,
    rising: (threshold: string, odds: string, from: string | null) =>
      `On the way up – ${odds}: at ${threshold} within 30 days${from === null ? '' : `, likely from ${from}`}.`,
    steady: 'All right. No threshold is likely to be crossed in the next 30 days.',
  },
  figures: {
    today: 'Today',
    tomorrow: (day: string) => `Tomorrow (${day})`,
    later: (day: string) => `In 30 days (${day})`,
    shows: (score: string) => `TikTok shows ${score}`,
    count: (score: string) => `our count ${score}`,
    onlyCount: 'our count; TikTok’s page has not been read today',
    range: (range: string) => `9 in 10: ${range}`,
    unknown: '–',
    why: (figure: string) => `Why ${figure}?`,
    whyUnknown: 'Why not known?',
    chart: 'The next 30 days',
    open: 'Open the forecast',
  },
  read: {
    page: (page: string, read: string) => `To see tomorrow, open ${page} (${read}).`,
    score: 'Open Shop Performance to see today’s score.',
  },
  stakes: {
    title: 'At stake',
    stay: (threshold: string) => `Stay above ${threshold}`,
    reach: (threshold: string) => `Reach ${threshold}`,
    fall: 'Fall below:',
    touch: 'Get there:',
    within7: 'within 7 days',
    within30: 'within 30',
    payout: (days: number, slower: number) =>
      `Payout ${days === 1 ? '1 day' : `${days} days`} after delivery instead of ${slower}`,
    from: (day: string) => `likely from ${day}`,
    lose: 'To lose:',
    get: 'To gain:',
    nothing: 'Nothing is known to hang on it.',
    waiting: (money: string) => `about ${money} more waiting to be paid out`,
    sooner: (money: string) => `about ${money} paid out sooner`,
    rounding:
      'Chance of touching it at least once. TikTok may decide by the rounded score; here the unrounded one is assumed.',
    affiliate: {
      title: 'Affiliate marketing:',
      active: (score: string, chance: string, from: string | null) =>
        `yours. Lost below ${score}: ${chance} within 30 days${from === null ? '' : `, likely from ${from}`}.`,
      lost: (score: string, chance: string, from: string | null) =>
        `not yours now. Back at ${score}: ${chance} within 30 days${from === null ? '' : `, likely from ${from}`}.`,
      unknown: 'not known, no score has been seen.',
    },
    all: 'Other thresholds, and all that your score unlocks',
  },
  first: {
    title: 'Do first',
    ticket: (ground: string) => `File the appeal “${ground}”`,
    ticketSays: (points: string, day: string, many: string, chance: string) =>
      `${points} on ${day} if approved · ${many} · ${chance} likely`,
    crosses: (threshold: string) => `Would lift the score over ${threshold}`,
    prepare: 'Prepare',
    resume: 'Continue',
    read: (page: string) => `Open ${page}`,
    readSays: (from: string, to: string) => `The forecast for tomorrow gets surer: ± ${from} becomes ± ${to}.`,
    import: 'Open Data to import it',
    readTomorrow: 'Without it nothing can be said of tomorrow.',
    readToday: 'Today’s score has not been read yet.',
    none: 'Nothing to do: no appeal is worth filing, and no page would make the forecast surer.',
    next: (points: string, day: string, metric: string) => `Next change: ${points} on ${day} (${metric}).`,
  },
  knowledge: {
    title: 'What is known',
    read: (read: number, all: number) => `${read} of ${all} pages read`,
    sure: (half: string) => `forecast ± ${half}`,
    noForecast: 'no forecast yet',
    open: (page: string, half: string) => `${page} would make it ± ${half}`,
    whole: 'All that would make it surer has been read.',
    enough: 'Reading the rest would hardly make it surer.',
    listed: (rows: string) => `all ${rows} listed`,
    import: (page: string, half: string) => `The export of ${page}, imported, would make it ± ${half}`,
    state: { whole: 'read', part: 'read in part', none: 'not read' },
    rows: (rows: string, of: string) => `${rows} of ${of}`,
  },
} as const;

/** What a benefit is to a seller. */
export const BENEFIT_NAMES: Record<string, string> = {
  'flash-deals': 'Flash deals',
  'countdown-bidding': 'Countdown bidding',
  affiliate: 'Affiliate marketing',
  campaigns: 'TikTok campaigns',
  crm: 'Customer messages (CRM)',
  'smart-promotion': 'Smart promotion',
  'funded-promotions': 'Promotions paid for by TikTok',
  'more-visibility': 'More visibility in search and feed',
  'accelerated-settlement': 'Accelerated payout',
  'official-shop-badge': 'Official shop badge',
  'express-settlement': 'Express payout',
  'silver-star-seller': 'Silver star seller',
  'gold-star-seller': 'Gold star seller',
  'top-rated-seller': 'Top rated seller',
  'return-shipping-share': 'Cheaper return shipping',
  'top-visibility': 'Most visibility in search and feed',
  'live-giveaway': 'LIVE giveaways',
};
