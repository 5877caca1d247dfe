import type { RecoveryCode } from '#core/explain/question';

const STEPS: Record<RecoveryCode, string> = {
  fulfilment: 'Ship on time, cancel less',
  returns: 'Fewer returns and bad reviews',
  service: 'Answer requests and chats faster and better',
  appeals: 'File the appeals that are ready',
  volume: 'Sell more without mistakes',
};

export const RECOVERY_TEXT = {
  title: 'The way back',
  says: 'What to change, in the order in which it works fastest, and what each step adds to those before it.',
  absent: 'There is no forecast yet to plan with. Open Shop Performance and Manage orders first.',
  top: 'You are above every threshold, and none is threatened.',
  threshold: 'Score to reach or hold',
  caption: 'Steps',
  columns: {
    step: 'Step',
    worth: (day: string) => `Adds by ${day}`,
    score: 'Score then',
    from: (threshold: string) => `At ${threshold} from`,
  },
  steps: STEPS,
  target: (metric: string, from: string, to: string) => `${metric}: ${from} → ${to}`,
  tickets: (many: string) => many,
  chance: (chance: string) => `(each approved with a chance of ${chance} or more)`,
  perDay: (many: string) => `${many} a day`,
  notYet: 'Not by then',
  holds: (threshold: string, score: string, by: string) =>
    `You stay at ${threshold} if nothing changes: ${score} on ${by} is expected.`,
  likelyHolds: (threshold: string, score: string, by: string, chance: string) =>
    `On average you stay at ${threshold} if nothing changes: ${score} on ${by}. The chance of falling below it within 30 days is ${chance}; these steps lower it.`,
  comes: (threshold: string, day: string) => `You come to ${threshold} without changes, expected from ${day}.`,
  nothing: (threshold: string, score: string, by: string) =>
    `${threshold} is not reached by ${by} (${score} is expected), and no step that can be counted is worth anything.`,
  notEnough: (threshold: string, by: string) => `All steps together don’t bring you to ${threshold} by ${by}.`,
  reaches: (threshold: string, day: string) => `With these steps you are at ${threshold} from ${day}, as expected.`,
  losing: (threshold: string, benefits: string) => `Below ${threshold} you lose: ${benefits}.`,
  gaining: (threshold: string, benefits: string) => `At ${threshold} you gain: ${benefits}.`,
  slower: (below: string, at: string) => `Below it you may be paid ${below} after delivery instead of ${at}.`,
  faster: (below: string, at: string) => `From there you may be paid ${at} after delivery instead of ${below}.`,
  tied: (money: string) => `About ${money} more of your sales would wait to be paid out.`,
  freed: (money: string) => `About ${money} that waits now would be paid out.`,
  reserves: 'TikTok decides on payouts once a month by further conditions; how much it holds back is not published.',
  washedOut: (threshold: string, day: string) =>
    `If nothing new happened, your known problems alone would let you be at ${threshold} from ${day}.`,
  room: (threshold: string, list: string) => `To stay at ${threshold} you can afford: ${list}.`,
  more: (count: string, metric: string) => `${count} more (${metric})`,
  assumed:
    'Each metric is brought to its value of 4 points from tomorrow on; all steps are scored on the same simulated futures.',
} as const;
