// What the parts say wherever they stand; what only one surface says is in its own text.ts.

type Path = Record<'from' | 'first' | 'to' | 'last' | 'range', string>;

export const COMPONENT_TEXT = {
  answer: {
    rules: 'Rules',
    inputs: 'Inputs',
    sources: 'Sources',
    steps: 'Step by step',
    moreRules: (many: string, assumed: number) => (assumed === 0 ? many : `${many}, ${assumed} of them assumed`),
    undated: 'undated',
    note: (number: number) => ` [${number}]`,
  },
  copy: {
    copied: 'Copied',
    byHand: 'The browser did not allow copying. Copy from here:',
  },
  failure: {
    title: 'This could not be shown',
    says: 'Nothing is lost: what was read is kept. Close this and open it again.',
  },
  gettingStarted: {
    title: 'Nothing has been read yet',
    says: 'Sign in to Seller Center and open these two pages. They are read as you look at them, and nothing leaves this computer.',
    score: 'the score and its six metrics',
    orders: 'what is sold and on its way',
    elsewhere: 'The links lead to the US Seller Center. In another market, open the same pages in your own.',
  },
  notices: {
    refused: (page: string, at: string) => `The ${page} page changed: not read on ${at}`,
    because: (reason: string) => `What was not understood: ${reason}. Older figures stand; newer ones are missing.`,
    notAssessed: 'No figures yet',
    notAssessedSays: 'Pages have been read, but they have not been weighed yet.',
    stale: (day: string) => `These figures are of ${day}`,
    staleSays: 'Read today’s score:',
    failed: 'The figures could not be brought up to date. What is shown is the last result.',
  },
  link: { newTab: ' (opens in a new tab)' },
  pager: {
    name: (of: string) => `Pages of ${of}`,
    previous: 'Previous',
    next: 'Next',
    shown: (from: string, to: string, all: string) => `${from}–${to} of ${all}`,
  },
  path: {
    describe: ({ from, first, to, last, range }: Path) =>
      `Forecast from ${from} on ${first} to ${to} on ${last}, 9 in 10 futures then ${range}.`,
    none: 'No forecast yet.',
    legend: { middle: 'Expected', band: '9 in 10 futures' },
  },
  subject: { request: (id: string) => `request ${id}`, chat: (id: string) => `chat ${id}`, order: 'Order' },
  ticket: {
    expected: 'expected',
    ifApproved: (gain: string, chance: string) => `${gain} if approved, ${chance} likely`,
    decided: (day: string) => `decided and corrected by ${day}`,
    crosses: (threshold: string) => `Would lift the score over ${threshold}`,
    copy: (many: string) => `Copy ${many}`,
    copied: (many: string) => `Copied ${many}`,
  },
  why: { why: 'Why?' },
} as const;
