import type { Segment } from '#core/score/curve';

/** What the steps say around their figures. */
export const TEXT = {
  deep: {
    working: 'The single steps are being worked out…',
    failed: (why: string) => `The single steps could not be worked out: ${why}. The figures stand as they are.`,
  },
  count: {
    title: 'Count what belongs to the window',
    columns: { age: 'Age', bad: 'Bad', good: 'On time', hours: 'Hours', of: 'Of', rounds: 'Rounds' },
    ages: (from: number, to: number) => `${from}–${to} days`,
    total: 'Total',
    nothing: 'Nothing of this metric has been read in its window.',
    added: (numerator: string, denominator: string) =>
      `The page counted more than has been read: ${numerator} ÷ ${denominator} beside the facts, spread evenly as their days are not known.`,
  },
  weigh: {
    title: 'Weigh them by age',
    columns: { weight: 'Weight', numerator: '× top', denominator: '× bottom' },
  },
  divide: {
    title: 'Divide',
    says: (numerator: string, denominator: string, value: string) => `${numerator} ÷ ${denominator} = ${value}`,
    empty: 'Nothing to divide by: there is no computed value.',
  },
  line: {
    title: (value: string) => `Score of ${value}`,
    anchors: (excellent: string, poor: string, from: string) =>
      `Anchors of the category: ${excellent} scores 4, ${poor} scores 1; ${from}.`,
    segment: {
      best: 'This is the best possible value.',
      'beyond-excellent': 'Better than excellent, so on the line from there to the best possible value:',
      'between-anchors': 'On the straight line between the anchors:',
      'beyond-poor': 'Worse than poor, on the same line carried on:',
      least: 'So far beyond poor that the line has reached the lowest score:',
    } satisfies Record<Segment, string>,
    sum: ([a, b, value]: readonly [Place, Place, string], score: string) =>
      `${a.score} + (${value} − ${a.value}) ÷ (${b.value} − ${a.value}) × (${b.score} − ${a.score}) = ${score}`,
    unsure: (score: string) => `Learned, so the score may be off by ${score} either way, nine times in ten.`,
    basis: {
      score: (readings: string) => `Learned from ${readings} that print this metric’s score.`,
      dimension: (readings: string) => `Learned from ${readings} that print its dimension’s score.`,
      overall: (readings: string) => `Learned from ${readings} that print the overall score.`,
      page: () => '',
    },
    none: 'The anchors of the category have been neither read nor learned yet, so there is no score.',
  },
  floor: {
    title: 'Small-seller protection',
    lifted: (before: string, score: string) => `Lifts the score from ${before} to ${score}.`,
    facts: (affected: string, completed: string, open: string | null) =>
      `${affected} affected, ${completed} completed in 90 days, ${open === null ? 'the day of opening is not known' : `open for ${open}`}.`,
    not: 'Does not apply, so the score stays.',
  },
  take: {
    value: 'The page’s own value comes first',
    score: 'The page’s own score comes first',
    says: (read: string, computed: string, difference: string) =>
      `Printed ${read}, computed ${computed}: ${difference} apart. The printed one is shown.`,
    same: (read: string) => `Printed ${read}, and computed the same but for rounding. The printed one is shown.`,
    alone: (read: string) => `Printed ${read}; there is nothing computed to set beside it.`,
  },
  eligible: {
    title: 'Is there a score?',
    says: (delivered: string, need: string) => `${delivered} delivered orders seen, ${need} needed.`,
  },
  mean: {
    title: 'Weighted mean',
    columns: { part: 'Part', score: 'Score', weight: 'Weight', product: 'Score × weight' },
    total: 'Sum',
    without: 'no score',
    nothing: 'None of its parts has a computed score yet: what they count has not been read.',
    range: {
      read: 'read from the page',
      learned: (low: string, high: string) => `learned from your readings, between ${low} and ${high}`,
      assumed: (low: string, high: string) => `assumed; your readings allow ${low} to ${high}`,
      undecided: 'assumed; your readings do not tell yet',
      open: (low: string, high: string) => `may be ${low}–${high}`,
    },
    weight: (part: string, from: string) => `Weight of ${part}: ${from}.`,
    read: 'The page prints these weights.',
    rounded: 'Figures are rounded for the eye only.',
  },
  weight: {
    title: 'Weight in the overall score',
    says: (weight: string, from: string) => `${weight}: ${from}.`,
    none: 'It has no score, so its weight passes to the others.',
  },
  gate: {
    title: 'Product Satisfaction gate',
    open: (gate: string, below: string) => `Product Satisfaction is ${gate}, not below ${below}: nothing changes.`,
    shut: (gate: string, below: string, lowest: string) =>
      `Product Satisfaction is ${gate}, below ${below}: the score is that of the lowest dimension, ${lowest}.`,
  },
  adjust: {
    title: 'Negative-review adjustment',
    same: {
      none: (reviews: string) =>
        `${reviews} could bring one, but your printed scores do without it: nothing is taken off.`,
      undecided: (reviews: string) =>
        `${reviews} could bring one. Its size is not published, and your readings cannot tell it yet: nothing is taken off.`,
      seen: (reviews: string) => `${reviews}: your readings show one, which today’s rate is too good for.`,
    },
    taken: (reviews: string, before: string, score: string) => `With ${reviews}: ${before} → ${score}.`,
  },
  round: {
    title: 'Rounding for the page',
    says: (score: string, printed: string) => `${score} is printed as ${printed}.`,
  },
  ahead: {
    start: {
      title: 'Age what is known',
      says: (aged: string, day: string) =>
        `Every order that counts today is made older, day by day, until ${day}. With these alone the score would be ${aged}.`,
      none: (day: string) => `Nothing that counts today is left in any window on ${day}.`,
    },
    come: {
      title: 'Add what is still to come',
      says: [
        'Open orders are late or in time by the days they have left; reviews and requests come in for delivered orders as late as they usually do; new orders come as on past weekdays.',
        'How often they turn bad is learned from the shop’s own days: recent ones weigh more, and bad days come in runs.',
      ],
      columns: { metric: 'Metric', known: 'Known, aged', expected: 'Expected' },
      held: (metric: string, score: string) =>
        `Of ${metric} nothing but a score has been read: it is held at ${score}.`,
    },
    offset: {
      title: 'Correct by what the page printed',
      says: (points: string) =>
        `Past printed scores have differed from computed ones: ${points} on every coming day, and a little chance beside it.`,
      none: 'Printed and computed scores have not differed beyond rounding, so nothing is added.',
    },
    draw: {
      title: 'Rehearse it many times',
      says: (size: string, seed: string) =>
        `${size} futures are drawn by chance, from the seed ${seed}: the same facts always give the same figures.`,
      result: (middle: string, range: string, mean: string) =>
        `Half of them end at ${middle} or more, nine of ten between ${range}; their mean is ${mean}.`,
      should: 'The printed score should come inside that interval on 9 days out of 10.',
    },
    record: {
      title: 'How such projections have held',
      says: (days: string, mae: string, persistence: string, inside: string) =>
        `Replayed on ${days}, each from what was known the day before: off by ${mae} on average, where taking the score to stay is off by ${persistence}; inside the 90% interval on ${inside} of them.`,
      none: 'There are too few daily readings yet to say. The width of the interval was set on simulated shops.',
    },
    share: {
      title: 'Count the futures',
      says: (count: string, size: string, days: number) =>
        `In ${count} of ${size} rehearsed futures the unrounded score is on the other side on at least one of the next ${days} days.`,
      day: (day: string) => `By ${day} it has been there in half of them.`,
      never: 'In less than half of them it gets there on any day in sight.',
      brier: (model: string, persistence: string) =>
        `Such chances have been off by ${model} (Brier score, 0 is perfect), where taking the score to stay is off by ${persistence}.`,
    },
    next: (day: string) => `The next day, ${day}`,
    none: 'Nothing to project from: the metric has neither facts nor a score lately read.',
    spread: (middle: string, range: string, mean: string) =>
      `Half of the rehearsed futures score at least ${middle}, nine of ten between ${range}; their mean is ${mean}. How they are made is told under the score of that day.`,
  },
  cost: {
    gain: 'What an approved appeal gains is the difference, the other way round; the later day is that of the decision.',
    when: (member: string, window: string) => `It belongs to the window by ${member}, for ${window}.`,
    with: {
      title: 'The score with it and without it',
      columns: { day: 'Day', weight: 'Weight', with: 'With', without: 'Without', points: 'Difference' },
      says: 'Without: the same counts, but for this one, which is no longer a bad one. Later days hold known orders alone.',
      value: (metric: string, value: string, without: string) => `${metric} today: ${value}, without it ${without}.`,
    },
  },
  calendar: {
    moved: {
      title: 'What grows lighter, what leaves',
      columns: { weight: 'Weight', before: 'The day before', after: 'That day' },
      says: 'Each at its weight, on the day before and on that day; divided, these come to the values below.',
    },
    change: {
      title: 'What that does',
      value: (metric: string, before: string, after: string) => `${metric}: ${before} → ${after}.`,
      overall: (before: string, after: string, points: string) =>
        `The overall score, all other metrics as today: ${before} → ${after}, that is ${points}.`,
    },
  },
} as const;

interface Place {
  value: string;
  score: string;
}
