import { US_METRICS } from '#test/fixtures/us-metrics';
import { DIMENSION_NAMES, metricTitle } from './metrics';

export const LANGUAGES = ['en', 'zh', 'id', 'th', 'pt'] as const;
export type PortalLanguage = (typeof LANGUAGES)[number];

const METRICS_ZH = ['差评率', '非买家责任退货退款率', '卖家责任取消率', '按时送达率', '售后处理时长', '咨询不满意度'];

// Captions of the score page: names as documents have them, what no document names as somebody might word it.

const CHINESE: Readonly<Record<string, string>> = {
  'Shop Performance': '店铺体验分',
  'Shop Performance Score': '店铺体验分',
  [DIMENSION_NAMES.product]: '商品满意度',
  [DIMENSION_NAMES.fulfillment]: '履约和物流',
  [DIMENSION_NAMES.service]: '客户服务',
  ...Object.fromEntries(US_METRICS.map((metric, at) => [metricTitle(metric), METRICS_ZH[at]!])),
  ...{ 'Metric score': '指标分', Target: '目标', Excellent: '优秀', Poor: '较差', Weight: '权重' },
  ...{ Numerator: '分子', Denominator: '分母' },
};

const INDONESIAN: Readonly<Record<string, string>> = {
  'Store Rating': 'Rating Toko',
  'Unsatisfied Order Rate': 'Ulasan Negatif',
  'Seller-Fault Cancellation Rate': 'Tingkat Pembatalan karena Kesalahan Penjual',
  'Fast Dispatch Rate': 'Tingkat Kecepatan Pengiriman',
  '12-Hour Response Rate': 'Tingkat Respons 12 Jam',
  ...{ 'Product Satisfaction': 'Kepuasan', 'Fulfilment and Logistics': 'Pengiriman', 'Customer Service': 'Layanan' },
  ...{ 'Seller-Fault Return and Refund Rate': 'Tingkat Retur', 'Complaint Rate': 'Tingkat Keluhan', Target: 'Sasaran' },
};

const THAI: Readonly<Record<string, string>> = {
  'Store Rating': 'คะแนนร้านค้า',
  'Seller-Fault Cancellation Rate': 'อัตราการยกเลิกเนื่องจากข้อผิดพลาดของผู้ขาย',
  ...{ 'Product Satisfaction': 'สินค้า', 'Fulfilment and Logistics': 'การจัดส่ง', 'Customer Service': 'บริการ' },
  ...{ 'Unsatisfied Order Rate': 'ไม่พอใจ', 'Seller-Fault Return and Refund Rate': 'คืนเงิน', Target: 'เป้าหมาย' },
  ...{ 'Fast Dispatch Rate': 'ส่งเร็ว', '12-Hour Response Rate': 'ตอบกลับ', 'Complaint Rate': 'ร้องเรียน' },
};

const PORTUGUESE: Readonly<Record<string, string>> = {
  'Shop Performance': 'Pontuação de Desempenho da Loja',
  'Shop Performance Score': 'Pontuação de Desempenho da Loja',
  'Product Satisfaction': 'Satisfação com o Produto',
  'Fulfilment and Logistics': 'Cumprimento e Logística',
  'Customer Service': 'Atendimento ao Cliente',
  'Negative Review Rate': 'Taxa de avaliação negativa',
  'Seller-Fault Return and Refund Rate': 'Taxa de devolução e reembolso por falha do vendedor',
  'Seller-Fault Cancellation Rate': 'Taxa de cancelamento por falha do vendedor',
  'Late Dispatch Rate': 'Taxa de envio atrasado',
  '24-Hour Response Rate': 'Taxa de Resposta em 24H',
  ...{ Weight: 'Peso', '1 point': '1 ponto', '4 points': '4 pontos', 'View diagnosis': 'Analisar o desempenho' },
  ...{ 'Status of the metrics': 'Status das métricas', 'Causes and problems': 'Causas e problemas' },
  ...{ All: 'Todos', 'To ship': 'Para enviar', Shipped: 'Enviado', Completed: 'Concluído', Canceled: 'Cancelado' },
  ...{ Pending: 'Pendente', 'Manage returns': 'Gerenciar devoluções', 'Awaiting Action': 'Aguardando sua ação' },
  'Account Health Rating': 'Avaliação de Integridade da Conta',
  // of the columns of its lists no document tells
  ...{ 'Order ID': 'ID do pedido', 'Order status': 'Situação', 'Created time': 'Data do pedido', Items: 'Itens' },
  ...{ 'Order amount': 'Valor', 'Deliver by': 'Entregar até', 'Tracking ID': 'Rastreio', Buyer: 'Comprador' },
  ...{ 'Return Order ID': 'ID da devolução', 'Time Requested': 'Solicitada em', 'Return Reason': 'Motivo' },
  ...{ 'Return Type': 'Tipo', 'Return Status': 'Andamento', 'Order create time': 'Data do pedido' },
  ...{ 'Deliver time': 'Recebido em', 'User review rating': 'Nota', 'Return refund reason': 'Motivo' },
  ...{ 'Cancellation reasons': 'Motivo', 'Product name': 'Produto', Target: 'Meta' },
};

export const DICTIONARIES: Readonly<Record<PortalLanguage, Readonly<Record<string, string>>>> = {
  en: {},
  zh: CHINESE,
  id: INDONESIAN,
  th: THAI,
  pt: PORTUGUESE,
};

/** A number as the language writes it. */
export const writeNumber = (language: PortalLanguage, printed: string): string =>
  language === 'id' || language === 'pt' ? printed.replace('.', ',') : printed;
