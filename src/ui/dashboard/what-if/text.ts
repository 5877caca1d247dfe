import type { Metric } from '#core/model/metric';
import type { SettlementTier } from '#core/policy/settlement';

export const WHAT_IF_TEXT = {
  says: 'The same simulated futures, scored again with what would be different. These are chances, not promises.',
  absent: 'What-ifs are worked out from the facts kept in this browser. They cannot be asked here.',
  noScore: 'There is no score to project yet, so there is nothing to ask what if about.',
  unread:
    'Nothing can be projected yet: the orders behind the score have not been read. Import the order export, or open',
  working: 'Working it out…',
  failed: (why: string) => `This could not be worked out: ${why}. Change something to try again, or reload the page.`,
  form: {
    change: 'What would be different',
    good: 'Good orders more a day',
    goodSays: 'Placed, delivered in time, liked and kept.',
    from: 'From',
    rate: 'A rate from tomorrow on',
    noRate: 'As it is',
    rates: {
      NRR: 'Orders with a bad review',
      NBFR: 'Orders with a return that is not the buyer’s fault',
      SFCR: 'Orders cancelled by you',
      OTDR: 'Orders that arrive late',
      AHT: 'Hours to handle a request',
      IM_DSAT: 'Rated chats with a bad rating',
    } satisfies Record<Metric, string>,
    to: (unit: string) => `Brought to, ${unit}`,
    unit: (metric: Metric) => (metric === 'AHT' ? 'hours' : '%'),
    now: (value: string) => `Today’s value: ${value}.`,
    tickets: 'Tickets approved',
    approvedOn: 'Approved on',
    noTickets: 'No ticket is ready to be filed.',
    ticket: (ground: string, metric: string, many: string) => `${ground}, ${metric}, ${many}`,
    reset: 'Change nothing',
    wrong: {
      good: 'A whole number from 0 to 1,000,000.',
      from: (first: string, last: string) => `A day from ${first} to ${last}.`,
      rate: 'A number from 0 to 100.',
      hours: 'A number of hours, 0 or more.',
    },
  },
  path: {
    title: 'The path',
    about: 'the changed path',
    none: 'Nothing is changed yet: this is the path as it is expected.',
    same: (day: string, score: string) => `It changes nothing that can be seen: ${score} on ${day} either way.`,
    changed: (day: string, before: string, after: string, points: string) =>
      `On ${day}: ${before} → ${after}, on average ${points}.`,
    most: (day: string, points: string) => `The most it does is ${points}, on ${day}.`,
    gone: (day: string, score: string) => `By ${day} nothing of it is left: ${score} either way.`,
    range: (range: string) => `90% interval then ${range}.`,
    legend: { before: 'As expected now', middle: 'With the change', band: '90% interval with it' },
    table: 'Show the days as a table',
    columns: { day: 'Day', before: 'Now', after: 'Changed', range: '90% interval', change: 'Change' },
  },
  reach: {
    title: 'What it takes',
    threshold: 'To reach',
    by: 'By',
    reached: (threshold: string) =>
      `${threshold} is more likely reached than not on that day, without any more good orders.`,
    beyond: (threshold: string) => `However many good orders come, ${threshold} is less likely than not by then.`,
    needed: (perDay: string, orders: string, day: string) =>
      `${perDay} more a day from tomorrow on, ${orders} in all: from ${day} on it is more likely reached than not.`,
    only: 'Counted without the changes above, and all of them good: in time, liked and kept.',
    see: 'Show on the path',
  },
  room: {
    title: 'How much it bears',
    says: (threshold: string) =>
      `How many more today’s score bears before it falls below ${threshold}, each as heavy as a new one is, all else as it is.`,
    threshold: 'Before it falls below',
    columns: { what: 'One more', room: 'Bears', kept: 'Score then', fallen: 'And one more' },
    one: {
      NRR: 'bad review',
      NBFR: 'return that is not the buyer’s fault',
      SFCR: 'cancellation by you',
      OTDR: 'late order',
      AHT: 'request handled as slowly as the poor anchor',
      IM_DSAT: 'bad chat rating',
    } satisfies Record<Metric, string>,
    unknown: 'Unknown: the metric has no score yet.',
    below: 'Below already',
    never: 'Any number of them',
  },
  cash: {
    title: 'When you are paid',
    says: 'A score makes a shop eligible; settlement is then evaluated by itself.',
    tiers: {
      introductory: 'Introductory',
      standard: 'Standard',
      accelerated: 'Accelerated',
      express: 'Express',
    } satisfies Record<SettlementTier['name'], string>,
    columns: { tier: 'Tier', from: 'Eligible from', days: 'Paid after delivery', waiting: 'Sales waiting' },
    anyScore: 'Any score',
    sales: (perDay: string, days: string, orders: string) =>
      `Sales of ${perDay} a day: the mean of ${days}, ${orders} with an amount.`,
    without: (orders: string) => `${orders} without an amount are missing from it.`,
    noSales:
      'What waits is unknown: no amounts of orders have been read, or they are in several currencies, which are never added together. The order export of Manage orders holds the amounts.',
    freed: (money: string, day: string) =>
      `The change above would let ${money} more be paid out by ${day}, as expected.`,
    tied: (money: string, day: string) => `The change above would hold back ${money} more by ${day}, as expected.`,
    notFreed: 'The change above moves no payout.',
  },
} as const;
