/** Trust in a statement: the platform's own text, a third party's account, or our assumption. */
export type Strength = 'official' | 'secondary' | 'assumed';

export interface CitedDocument {
  title: string;
  /** site or publication; null for our own assumption */
  where: string | null;
  /** URL of the document, else of its site; null if neither is known */
  url: string | null;
  /** date of the document, as far as printed */
  dated: string | null;
  strength: Strength;
}

/** A page of TikTok's Academy by the number in its URL. */
const academyPage = (
  market: 'us' | 'th' | 'br',
  knowledgeId: string,
  title: string,
  dated: string | null = null,
): CitedDocument => {
  const where = `seller-${market}.tiktok.com/university`;
  return { title, where, url: `https://${where}/essay?knowledge_id=${knowledgeId}`, dated, strength: 'official' };
};

/** Third-party accounts of the platform's rules. */
const account = (title: string, where: string, url: string | null, dated: string | null = null): CitedDocument => ({
  title,
  where,
  url,
  dated,
  strength: 'secondary',
});

/** All documents that policy rows cite. */
export const CITED_DOCUMENTS = {
  guide: account(
    'PPC Land on the US guide to the Shop Performance Score',
    'ppc.land, on the US Academy guide of 22 June 2026',
    'https://ppc.land/',
    '2026-06-22',
  ),
  duoke: account('Duoke on the Shop Performance Score', 'duoke.com blog', 'https://duoke.com/', '2025-12-30'),
  appeals: academyPage('us', '6567382587836173', 'How to Appeal Your Shop Performance Score', '2026-05-13'),
  violations: account(
    'Appeals of cancellation and late-delivery violations, as the policies were changed',
    'polici.net, changes of the fulfillment policies',
    'https://polici.net/',
    '2026',
  ),
  evidence: academyPage('us', '7042659022210829', 'After-Sales Evidence Guide', '2025-12-10'),
  securityCenter: academyPage('us', '6371753144600334', 'Security Center'),
  nbfr: academyPage('us', '5914428974778167', 'Non-Buyer Fault Return & Refund Rate'),
  sfcr: academyPage('us', '7953001314830094', 'Seller Fault Cancellation Rate'),
  otdr: academyPage('us', '7671875816589099', 'On-Time Delivery Rate'),
  aht: academyPage('us', '5513129770796813', 'After-Sales Handling Time'),
  crm: academyPage('us', '5403048260945710', 'Customer relationship management', '2026-02-10'),
  api: {
    title: 'Partner API, Shop Performance and Order reference',
    where: 'partner.tiktokshop.com, version 202606',
    url: 'https://partner.tiktokshop.com/',
    dated: '2026-06',
    strength: 'official',
  },
  requestReviews: academyPage('us', '984433248438058', 'Reviewing return, refund and replacement requests'),
  reviews: academyPage('us', '153963492919083', 'Product Reviews'),
  settlement: academyPage('us', '3995852763531009', 'Dynamic Settlement Policy', '2025-03-31'),
  settlementReview: account('Gloda on how settlement is evaluated', 'gloda blog', null),
  topRated: account('Top Rated Seller', 'a copy of the US Academy page of 21 July 2026', null, '2026-07-21'),
  vendor: account(
    'Hyperfocus on the Shop Performance Score',
    'hyperfocus.tech blog; a vendor of monitoring tools',
    'https://hyperfocus.tech/',
  ),
  sellers: account('What sellers keep of their pages and rules', "public repositories of sellers' own tools", null),
  unitedKingdom: account(
    'CIFNews on the score in the United Kingdom',
    'cifnews.com',
    'https://cifnews.com/',
    '2025-12-31',
  ),
  thailand: academyPage('th', '1063671040952080', 'Store rating'),
  reviewReports: academyPage('th', '1506206733125377', 'Reporting product reviews', '2026-01-16'),
  chatAppeals: academyPage('th', '7938956692080401', 'Appeals of customer service violations', '2025-06-18'),
  indonesia: {
    title: 'Rating Toko',
    where: 'seller-id.tokopedia.com/university',
    url: 'https://seller-id.tokopedia.com/university/essay?knowledge_id=7753818833962754',
    dated: null,
    strength: 'official',
  },
  vietnam: account(
    'Notes on the Academy and Seller Center of Vietnam',
    'copies in public repositories',
    null,
    '2026-08-01',
  ),
  brazilScore: academyPage('br', '7517966208927489', 'Pontuação de Desempenho da Loja', '2026-07-07'),
  brazilDiagnosis: academyPage(
    'br',
    '2765830988809992',
    'Diagnosis of the metrics of the Pontuação de Desempenho da Loja',
    '2026-07-29',
  ),
  brazilWebinar: academyPage('br', '1074592103220993', 'Webinar on the Pontuação de Desempenho da Loja', '2026-03-26'),
  brazilProbation: academyPage('br', '1444948507379472', 'Probation of new sellers in Brazil'),
  tradeCalendar: {
    title: 'Days of sale that the calendar fixes; what they come to in a shop is our assumption',
    where: null,
    url: null,
    dated: null,
    strength: 'assumed',
  },
  assumption: { title: 'Not published; our assumption', where: null, url: null, dated: null, strength: 'assumed' },
} as const satisfies Record<string, CitedDocument>;
export type SourceId = keyof typeof CITED_DOCUMENTS;

/** One cited parameter of the score, in words that a seller can check. */
export interface Rule<T> {
  value: T;
  says: string;
  source: SourceId;
}

/** An ambiguous rule: the interpretation used, and what the text or its silence would also allow. */
export interface Choice extends Rule<string> {
  others: readonly string[];
}
