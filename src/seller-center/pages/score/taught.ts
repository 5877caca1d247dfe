import type { Region } from '#core/model/region';
import type { PageSource } from '../../caption-sources';
import type { Language } from '../../captions';
import type { Owner } from '../../metric-captions';

type Taught = readonly [Owner, Language, words: string, PageSource, only?: readonly Region[]];

/** Markets of the store rating, whose product metrics leave the carrier's faults out. */
const STORE_RATING: readonly Region[] = ['ID', 'MY', 'PH', 'SG', 'TH', 'VN'];

/**
 * What the score page calls things in other languages and markets. One line teaches one caption: what it names, its
 * language, its words, where they were seen, and where they mean that only in some markets, which. A caption that is
 * not here is refused by name, not guessed.
 */
export const TAUGHT: readonly Taught[] = [
  ['overall', 'en', 'Store Rating', 'ratingId'],
  ['dimension:fulfillment', 'en', 'Fulfilment and Logistics', 'ratingId'],
  ['metric:NRR', 'en', 'Unsatisfied Order Rate', 'ratingId', STORE_RATING],
  ['metric:NBFR', 'en', 'Seller-Fault Return and Refund Rate', 'ratingId', STORE_RATING],
  ['metric:LDR', 'en', 'Late Dispatch Rate', 'uk'],
  ['metric:FDR', 'en', 'Fast Dispatch Rate', 'rating'],
  ['metric:CR', 'en', 'Complaint Rate', 'uk'],
  ['metric:RR12', 'en', '12-Hour Response Rate', 'chat'],
  ['metric:RR24', 'en', '24-Hour Response Rate', 'response'],
  ['overall', 'zh', '店铺体验分', 'academyZh'],
  ['dimension:product', 'zh', '商品满意度', 'academyZh'],
  ['dimension:fulfillment', 'zh', '履约和物流', 'academyZh'],
  ['dimension:service', 'zh', '客户服务', 'academyZh'],
  ['metric:NRR', 'zh', '差评率', 'sellersZh'],
  ['metric:NBFR', 'zh', '非买家责任退货退款率', 'sellersZh'],
  ['metric:SFCR', 'zh', '卖家责任取消率', 'sellersZh'],
  ['metric:OTDR', 'zh', '按时送达率', 'academyZh'],
  ['metric:AHT', 'zh', '售后处理时长', 'academyZh'],
  ['metric:IM_DSAT', 'zh', '咨询不满意度', 'academyZh'],
  ['overall', 'vi', 'Điểm cửa hàng', 'survey'],
  ['metric:NRR', 'vi', 'Tỷ lệ đánh giá tiêu cực', 'survey'],
  ['metric:NBFR', 'vi', 'Trả hàng/hoàn tiền lỗi người bán', 'survey'],
  ['metric:SFCR', 'vi', 'Tỷ lệ hủy do lỗi người bán', 'survey'],
  ['metric:SFCR', 'vi', 'Tỷ lệ hủy do lỗi của người bán', 'survey'],
  ['metric:FDR', 'vi', 'Tỷ lệ gửi hàng nhanh', 'survey'],
  ['metric:AHT', 'vi', 'Thời gian xử lý hậu mãi', 'survey'],
  ['metric:RR12', 'vi', 'Tỷ lệ phản hồi 12 giờ', 'survey'],
  ['overall', 'id', 'Rating Toko', 'ratingId'],
  ['metric:NRR', 'id', 'Ulasan Negatif', 'ratingId'],
  ['metric:SFCR', 'id', 'Tingkat Pembatalan karena Kesalahan Penjual', 'ratingId'],
  ['metric:FDR', 'id', 'Tingkat Kecepatan Pengiriman', 'ratingId'],
  ['metric:RR12', 'id', 'Tingkat Respons 12 Jam', 'ratingId'],
  ['overall', 'th', 'คะแนนร้านค้า', 'rating'],
  ['metric:SFCR', 'th', 'อัตราการยกเลิกเนื่องจากข้อผิดพลาดของผู้ขาย', 'campaignTh'],
  ['overall', 'pt', 'Pontuação de desempenho da loja', 'blogPt'],
];
