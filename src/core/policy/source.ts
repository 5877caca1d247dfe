/** How far a statement can be trusted: the platform's own text, somebody's account of it, or our assumption. */
export type Strength = 'official' | 'secondary' | 'assumed';

export interface CitedDocument {
  title: string;
  /** the site or publication; null where the statement is our own */
  where: string | null;
  /** the document itself, else the site that it is on; null where neither has a known address */
  url: string | null;
  /** of the document, as far as printed */
  dated: string | null;
  strength: Strength;
}

/** Every document that a policy row may cite. */
export const CITED_DOCUMENTS = {
  guide: {
    title: 'PPC Land on the US guide to the Shop Performance Score',
    where: 'ppc.land, on the US Academy guide of 22 June 2026',
    url: 'https://ppc.land/',
    dated: '2026-06-22',
    strength: 'secondary',
  },
  duoke: {
    title: 'Duoke on the Shop Performance Score',
    where: 'duoke.com blog',
    url: 'https://duoke.com/',
    dated: '2025-12-30',
    strength: 'secondary',
  },
  appeals: {
    title: 'How to Appeal Your Shop Performance Score',
    where: 'seller-us.tiktok.com/university',
    url: 'https://seller-us.tiktok.com/university/essay?knowledge_id=6567382587836173',
    dated: '2026-05-13',
    strength: 'official',
  },
  violations: {
    title: 'Appeals of cancellation and late-delivery violations, as the policies were changed',
    where: 'polici.net, changes of the fulfillment policies',
    url: 'https://polici.net/',
    dated: '2026',
    strength: 'secondary',
  },
  evidence: {
    title: 'After-Sales Evidence Guide',
    where: 'seller-us.tiktok.com/university',
    url: 'https://seller-us.tiktok.com/university/essay?knowledge_id=7042659022210829',
    dated: '2025-12-10',
    strength: 'official',
  },
  securityCenter: {
    title: 'Security Center',
    where: 'seller-us.tiktok.com/university',
    url: 'https://seller-us.tiktok.com/university/essay?knowledge_id=6371753144600334',
    dated: null,
    strength: 'official',
  },
  nbfr: {
    title: 'Non-Buyer Fault Return & Refund Rate',
    where: 'seller-us.tiktok.com/university',
    url: 'https://seller-us.tiktok.com/university/essay?knowledge_id=5914428974778167',
    dated: null,
    strength: 'official',
  },
  sfcr: {
    title: 'Seller Fault Cancellation Rate',
    where: 'seller-us.tiktok.com/university',
    url: 'https://seller-us.tiktok.com/university/essay?knowledge_id=7953001314830094',
    dated: null,
    strength: 'official',
  },
  otdr: {
    title: 'On-Time Delivery Rate',
    where: 'seller-us.tiktok.com/university',
    url: 'https://seller-us.tiktok.com/university/essay?knowledge_id=7671875816589099',
    dated: null,
    strength: 'official',
  },
  aht: {
    title: 'After-Sales Handling Time',
    where: 'seller-us.tiktok.com/university',
    url: 'https://seller-us.tiktok.com/university/essay?knowledge_id=5513129770796813',
    dated: null,
    strength: 'official',
  },
  crm: {
    title: 'Customer relationship management',
    where: 'seller-us.tiktok.com/university',
    url: 'https://seller-us.tiktok.com/university/essay?knowledge_id=5403048260945710',
    dated: '2026-02-10',
    strength: 'official',
  },
  api: {
    title: 'Partner API, Shop Performance and Order reference',
    where: 'partner.tiktokshop.com, version 202606',
    url: 'https://partner.tiktokshop.com/',
    dated: '2026-06',
    strength: 'official',
  },
  requestReviews: {
    title: 'Reviewing return, refund and replacement requests',
    where: 'seller-us.tiktok.com/university',
    url: 'https://seller-us.tiktok.com/university/essay?knowledge_id=984433248438058',
    dated: null,
    strength: 'official',
  },
  reviews: {
    title: 'Product Reviews',
    where: 'seller-us.tiktok.com/university',
    url: 'https://seller-us.tiktok.com/university/essay?knowledge_id=153963492919083',
    dated: null,
    strength: 'official',
  },
  settlement: {
    title: 'Dynamic Settlement Policy',
    where: 'seller-us.tiktok.com/university',
    url: 'https://seller-us.tiktok.com/university/essay?knowledge_id=3995852763531009',
    dated: '2025-03-31',
    strength: 'official',
  },
  settlementReview: {
    title: 'Gloda on how settlement is evaluated',
    where: 'gloda blog',
    url: null,
    dated: null,
    strength: 'secondary',
  },
  topRated: {
    title: 'Top Rated Seller',
    where: 'a copy of the US Academy page of 21 July 2026',
    url: null,
    dated: '2026-07-21',
    strength: 'secondary',
  },
  vendor: {
    title: 'Hyperfocus on the Shop Performance Score',
    where: 'hyperfocus.tech blog; a vendor of monitoring tools',
    url: 'https://hyperfocus.tech/',
    dated: null,
    strength: 'secondary',
  },
  sellers: {
    title: 'What sellers keep of their pages and rules',
    where: "public repositories of sellers' own tools",
    url: null,
    dated: null,
    strength: 'secondary',
  },
  unitedKingdom: {
    title: 'CIFNews on the score in the United Kingdom',
    where: 'cifnews.com',
    url: 'https://cifnews.com/',
    dated: '2025-12-31',
    strength: 'secondary',
  },
  thailand: {
    title: 'Store rating',
    where: 'seller-th.tiktok.com/university',
    url: 'https://seller-th.tiktok.com/university/essay?knowledge_id=1063671040952080',
    dated: null,
    strength: 'official',
  },
  reviewReports: {
    title: 'Reporting product reviews',
    where: 'seller-th.tiktok.com/university',
    url: 'https://seller-th.tiktok.com/university/essay?knowledge_id=1506206733125377',
    dated: '2026-01-16',
    strength: 'official',
  },
  chatAppeals: {
    title: 'Appeals of customer service violations',
    where: 'seller-th.tiktok.com/university',
    url: 'https://seller-th.tiktok.com/university/essay?knowledge_id=7938956692080401',
    dated: '2025-06-18',
    strength: 'official',
  },
  indonesia: {
    title: 'Rating Toko',
    where: 'seller-id.tokopedia.com/university',
    url: 'https://seller-id.tokopedia.com/university/essay?knowledge_id=7753818833962754',
    dated: null,
    strength: 'official',
  },
  vietnam: {
    title: 'Notes on the Academy and Seller Center of Vietnam',
    where: 'copies in public repositories',
    url: null,
    dated: '2026-08-01',
    strength: 'secondary',
  },
  brazilScore: {
    title: 'Pontuação de Desempenho da Loja',
    where: 'seller-br.tiktok.com/university',
    url: 'https://seller-br.tiktok.com/university/essay?knowledge_id=7517966208927489',
    dated: '2026-07-07',
    strength: 'official',
  },
  brazilDiagnosis: {
    title: 'Diagnosis of the metrics of the Pontuação de Desempenho da Loja',
    where: 'seller-br.tiktok.com/university',
    url: 'https://seller-br.tiktok.com/university/essay?knowledge_id=2765830988809992',
    dated: '2026-07-29',
    strength: 'official',
  },
  brazilWebinar: {
    title: 'Webinar on the Pontuação de Desempenho da Loja',
    where: 'seller-br.tiktok.com/university',
    url: 'https://seller-br.tiktok.com/university/essay?knowledge_id=1074592103220993',
    dated: '2026-03-26',
    strength: 'official',
  },
  brazilProbation: {
    title: 'Probation of new sellers in Brazil',
    where: 'seller-br.tiktok.com/university',
    url: 'https://seller-br.tiktok.com/university/essay?knowledge_id=1444948507379472',
    dated: null,
    strength: 'official',
  },
  brazilDispatch: {
    title: 'Enforcement of late dispatch in Brazil',
    where: 'seller-br.tiktok.com/university',
    url: 'https://seller-br.tiktok.com/university/essay?knowledge_id=3321767214286609',
    dated: null,
    strength: 'official',
  },
  brazilCancellation: {
    title: 'Enforcement of cancellations in Brazil',
    where: 'seller-br.tiktok.com/university',
    url: 'https://seller-br.tiktok.com/university/essay?knowledge_id=3333356285478657',
    dated: null,
    strength: 'official',
  },
  assumption: { title: 'Not published; our assumption', where: null, url: null, dated: null, strength: 'assumed' },
} as const satisfies Record<string, CitedDocument>;
export type SourceId = keyof typeof CITED_DOCUMENTS;

/** One parameter of the score: what it is, in words a seller can check, and who says so. */
export interface Rule<T> {
  value: T;
  says: string;
  source: SourceId;
}

/** A rule that could be read otherwise: what is taken, and what else the same text, or its silence, would allow. */
export interface Choice extends Rule<string> {
  others: readonly string[];
}
