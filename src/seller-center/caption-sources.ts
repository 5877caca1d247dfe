/** Sources of captions. Each caption names one of these; a caption without a source is not listed. */
const PAGE_SOURCES = {
  analytics: 'seller-us.tiktok.com/university, knowledge_id 8785896465221389: Service Analytics',
  response: 'seller-us.tiktok.com/university, knowledge_id 719928765302570: 24-Hour Response Rate',
  chat: 'seller-th.tiktok.com/university, knowledge_id 8918857185183490: communication requirements',
  overview: 'seller-us.tiktok.com/university, knowledge_id 813364865828654: Data Overview',
  health: 'seller-us.tiktok.com/university: Account Health Rating; sellers’ tools read `#key-info-ahr`',
  academyZh: 'Chinese copies of Academy pages on the score, 2025-12',
  sellersZh: 'Chinese sellers’ guides to the score',
  survey: 'survey of the Vietnamese portal’s own texts, 2026-08-01',
  rating: 'seller-th.tiktok.com/university, knowledge_id 1063671040952080: store rating',
  ratingId: 'seller-id.tokopedia.com/university, knowledge_id 7753818833962754: store rating',
  campaignTh: 'seller-th.tiktok.com/university, knowledge_id 5684516925851409: what shops need for campaigns',
  uk: 'article on the score of the UK, 2025-12-31',
  brazilScore:
    'seller-br.tiktok.com/university, knowledge_id 7517966208927489: Pontuação de Desempenho da Loja, 2026-07-07',
  brazilDiagnosis:
    'seller-br.tiktok.com/university, knowledge_id 2765830988809992: diagnosis of the metrics, 2026-07-29',
  brazilHealth: 'seller-br.tiktok.com/university: account health, probation and Security Center, 2026',
  brazilOrders: 'seller-br.tiktok.com/university: the order page, 2026',
  ordersJp: 'JP order export of 56 columns, all captions in Japanese: public sample of a tool for waybills, 2026-01',
  products: 'notes that a seller’s tool keeps beside its rendered pages of Manage products, US 2026',
} as const;
export type PageSource = keyof typeof PAGE_SOURCES;
