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
  rescue: {
    mended: (many: string) => `${many} could not be read and were set aside. Everything else is here.`,
    reload: 'Show it again',
    way: 'If it stays like this: save a copy of everything as it is stored, then delete it and start anew. A bug report is welcome.',
    save: 'Save a raw copy',
    saved: (name: string) => `Saved as ${name}.`,
    nothing: 'Nothing is stored.',
    erase: 'Delete everything',
    sure: 'Delete all that is stored on this computer? This can’t be undone.',
    yes: 'Yes, delete it',
    no: 'Keep it',
    erased: 'Everything was deleted.',
    failed: (why: string) => `That did not work: ${why}`,
    facts: (count: string) => `${count} stored facts`,
    trouble: {
      blocked:
        'Another tab of SPS Ahead holds an older version open. Close its other tabs and reload the pages of Seller Center.',
      slow: 'The browser’s storage does not answer yet. If this stays, restart the browser; nothing that was read is lost.',
      newer: 'What is stored was written by a newer version of SPS Ahead. Update the extension to see it.',
      QuotaExceededError: 'There is no room left on this disk. Free some, then reload this page.',
      UnknownError: 'The browser could not open its storage on this disk. Restarting the browser often helps.',
      UpgradeError: 'What is stored could not be brought to this version. It is still there, as it was.',
    },
  },
  gettingStarted: {
    title: 'Nothing has been read yet',
    says: 'Sign in to Seller Center and open these pages. They are read as you look at them, and nothing leaves this computer.',
    elsewhere: 'The links lead to the US Seller Center. In another market, open the same pages in your own.',
  },
  notices: {
    refused: (page: string, at: string) => `The ${page} page changed: not read on ${at}`,
    translated: (page: string, at: string) => `The ${page} page was translated by the browser: not read on ${at}`,
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
    copy: (many: string) => `Copy ${many}`,
    copied: (many: string) => `Copied ${many}`,
  },
  why: { why: 'Why?' },
} as const;
