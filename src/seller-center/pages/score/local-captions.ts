import type { Metric } from '#core/model/metric';
import type { Region } from '#core/model/region';
import { type CaptionLine, captionKeysOf } from '../../captions';
import { METRIC_CAPTIONS } from '../../metric-captions';
import { captionKey } from '../../values/text';
import { dimensionSubject, type FigureSubject, metricSubject, OVERALL } from './subjects';

type LocalCaption = readonly [...CaptionLine<FigureSubject>, only?: readonly Region[]];

/** Markets of the store rating, whose product metrics exclude the carrier's faults. */
const STORE_RATING: readonly Region[] = ['ID', 'MY', 'PH', 'SG', 'TH', 'VN'];

/**
 * Captions of the score page in other languages and markets. Each line gives what it names, its language, text and
 * source and, if it has that meaning only in some markets, these. An unlisted caption is refused by name, not guessed.
 */
export const LOCAL_CAPTIONS: readonly LocalCaption[] = [
  [OVERALL, 'en', 'Store Rating', 'ratingId'],
  [dimensionSubject('fulfillment'), 'en', 'Fulfilment and Logistics', 'ratingId'],
  [metricSubject('NRR'), 'en', 'Unsatisfied Order Rate', 'ratingId', STORE_RATING],
  [metricSubject('NBFR'), 'en', 'Seller-Fault Return and Refund Rate', 'ratingId', STORE_RATING],
  [metricSubject('LDR'), 'en', 'Late Dispatch Rate', 'uk'],
  [metricSubject('FDR'), 'en', 'Fast Dispatch Rate', 'rating'],
  [metricSubject('CR'), 'en', 'Complaint Rate', 'uk'],
  [metricSubject('RR12'), 'en', '12-Hour Response Rate', 'chat'],
  [metricSubject('RR24'), 'en', '24-Hour Response Rate', 'response'],
  [OVERALL, 'zh', '店铺体验分', 'academyZh'],
  [dimensionSubject('product'), 'zh', '商品满意度', 'academyZh'],
  [dimensionSubject('fulfillment'), 'zh', '履约和物流', 'academyZh'],
  [dimensionSubject('service'), 'zh', '客户服务', 'academyZh'],
  [metricSubject('NRR'), 'zh', '差评率', 'sellersZh'],
  [metricSubject('NBFR'), 'zh', '非买家责任退货退款率', 'sellersZh'],
  [metricSubject('SFCR'), 'zh', '卖家责任取消率', 'sellersZh'],
  [metricSubject('OTDR'), 'zh', '按时送达率', 'academyZh'],
  [metricSubject('AHT'), 'zh', '售后处理时长', 'academyZh'],
  [metricSubject('IM_DSAT'), 'zh', '咨询不满意度', 'academyZh'],
  [OVERALL, 'vi', 'Điểm cửa hàng', 'survey'],
  [metricSubject('NRR'), 'vi', 'Tỷ lệ đánh giá tiêu cực', 'survey'],
  [metricSubject('NBFR'), 'vi', 'Trả hàng/hoàn tiền lỗi người bán', 'survey'],
  [metricSubject('SFCR'), 'vi', 'Tỷ lệ hủy do lỗi người bán', 'survey'],
  [metricSubject('SFCR'), 'vi', 'Tỷ lệ hủy do lỗi của người bán', 'survey'],
  [metricSubject('FDR'), 'vi', 'Tỷ lệ gửi hàng nhanh', 'survey'],
  [metricSubject('AHT'), 'vi', 'Thời gian xử lý hậu mãi', 'survey'],
  [metricSubject('RR12'), 'vi', 'Tỷ lệ phản hồi 12 giờ', 'survey'],
  [OVERALL, 'id', 'Rating Toko', 'ratingId'],
  [metricSubject('NRR'), 'id', 'Ulasan Negatif', 'ratingId'],
  [metricSubject('SFCR'), 'id', 'Tingkat Pembatalan karena Kesalahan Penjual', 'ratingId'],
  [metricSubject('FDR'), 'id', 'Tingkat Kecepatan Pengiriman', 'ratingId'],
  [metricSubject('RR12'), 'id', 'Tingkat Respons 12 Jam', 'ratingId'],
  [OVERALL, 'th', 'คะแนนร้านค้า', 'rating'],
  [metricSubject('SFCR'), 'th', 'อัตราการยกเลิกเนื่องจากข้อผิดพลาดของผู้ขาย', 'campaignTh'],
  [OVERALL, 'pt', 'Pontuação de Desempenho da Loja', 'brazilScore'],
  [dimensionSubject('product'), 'pt', 'Satisfação com o Produto', 'brazilScore'],
  [dimensionSubject('fulfillment'), 'pt', 'Cumprimento e Logística', 'brazilScore'],
  [dimensionSubject('service'), 'pt', 'Atendimento ao Cliente', 'brazilScore'],
  [metricSubject('NRR'), 'pt', 'Taxa de avaliação negativa', 'brazilScore'],
  [metricSubject('NBFR'), 'pt', 'Taxa de devolução e reembolso por falha do vendedor', 'brazilScore'],
  [metricSubject('SFCR'), 'pt', 'Taxa de cancelamento por falha do vendedor', 'brazilScore'],
  [metricSubject('LDR'), 'pt', 'Taxa de envio atrasado', 'brazilScore'],
  [metricSubject('RR24'), 'pt', 'Taxa de Resposta em 24H', 'brazilScore'],
];

/** Caption keys of a subject in other languages that have the same meaning in every market. */
export const localKeysOf = (subject: FigureSubject): string[] =>
  LOCAL_CAPTIONS.flatMap(([named, , words, , only]) =>
    named === subject && only === undefined ? [captionKey(words)] : [],
  );
/** Caption keys of a metric in all languages that have the same meaning in every market. */
export const metricKeysOf = (metric: Metric): string[] => [
  ...captionKeysOf(METRIC_CAPTIONS[metric]),
  ...localKeysOf(metricSubject(metric)),
];
