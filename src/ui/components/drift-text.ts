import type { Page } from '#core/model/page';

/** What the seller goes without as long as a page can't be read. */
export const MISSING: Record<Page, string> = {
  'order-list': 'New orders are missing, so the forecast knows too little of what is on its way.',
  'order-detail': 'Deliver-by dates are missing, so on-time delivery is taken from the page and not recomputed.',
  ratings: 'New ratings are missing, so negative reviews are known only as far as Diagnosis lists them.',
  returns: 'New returns are missing, so returns and handling time are known only as far as Diagnosis lists them.',
  score: 'New scores are missing, so today is computed from older readings and from orders.',
  diagnosis: 'What the platform has counted since is missing, so costs and appeals of this metric may be out of date.',
  'appeal-center': 'New decisions are missing, so an appeal may be offered that has been made or decided.',
  'account-health': 'The account health rating is of the last reading.',
  service: 'Chat ratings are of the last reading.',
  products: 'Stock is of the last reading.',
  sales: 'Sales are of the last reading.',
};

export const TEXT = {
  lastRead: (at: string) => `Last read on ${at}. `,
  copy: 'Copy report',
  copied: 'Report copied',
  holds:
    'The report says how the page is built (tags, classes and column captions), and nothing of your orders, buyers or figures. It goes nowhere unless you send it.',
};
