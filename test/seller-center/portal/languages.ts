import { METRICS } from '#core/model/metric';
import { DIMENSION_NAMES, metricTitle } from './metrics';

export const LANGUAGES = ['en', 'zh'] as const;
export type PortalLanguage = (typeof LANGUAGES)[number];

const METRICS_ZH = ['差评率', '非买家责任退货退款率', '卖家责任取消率', '按时送达率', '售后处理时长', '咨询不满意度'];

/** Captions of the score page in Chinese: names as documents have them, the small print as somebody might word it. */
const CHINESE: Readonly<Record<string, string>> = {
  'Shop Performance': '店铺体验分',
  'Shop Performance Score': '店铺体验分',
  [DIMENSION_NAMES.product]: '商品满意度',
  [DIMENSION_NAMES.fulfillment]: '履约和物流',
  [DIMENSION_NAMES.service]: '客户服务',
  ...Object.fromEntries(METRICS.map((metric, at) => [metricTitle(metric), METRICS_ZH[at]!])),
  ...{ 'Metric score': '指标分', Target: '目标', Excellent: '优秀', Poor: '较差', Weight: '权重' },
  ...{ Numerator: '分子', Denominator: '分母' },
};

export const DICTIONARIES: Readonly<Record<PortalLanguage, Readonly<Record<string, string>>>> = { en: {}, zh: CHINESE };
