import type { Instant } from '#core/model/day';
import { METRIC_CODES, type MetricCode } from '#core/model/metric';
import { isShopFile } from '#core/model/shop-file';
import { readPhrase } from '../values/identity';
import { asList, asText, isObject, type JsonObject, unpackJson } from './fields';

/** The five calls of Shop Performance. Source: Partner API 202606, `/analytics/202606/shop_performances/…`. */
type Call = 'overview' | 'metrics' | 'diagnosis' | 'problem_details' | 'top_items';

/** An answer of the API without its wrapper. */
export interface ApiResponse {
  call: Call;
  data: JsonObject;
  /** metric named by the answer, or by the key or file under which it was saved; null if unknown */
  metric: string | null;
  /** place in the chosen files: `sps.json, responses[3]` */
  place: string;
  /** latest time at which the figures were valid */
  savedAt: Instant;
}

export type Found = { response: ApiResponse } | { error: string } | { shopFile: true };

/** The name of each metric's list of problems. */
export const PROBLEM_LISTS = {
  nrr_problem_order_items: 'NRR',
  nbfr_problem_order_items: 'NBFR',
  sfcr_problem_order_items: 'SFCR',
  otdr_problem_order_items: 'OTDR',
  aht_problem_order_items: 'AHT',
  im_dsat_chat_items: 'IM_DSAT',
} as const;

/** Metrics of the API, which are those of the US score. */
export const API_METRICS = Object.values(PROBLEM_LISTS);

const KEYS: readonly (readonly [call: Call, anyOf: readonly string[]])[] = [
  ['overview', ['sps_score', 'sps_tier', 'peer_percentile']],
  ['metrics', ['metrics']],
  ['problem_details', Object.keys(PROBLEM_LISTS)],
  [
    'top_items',
    ['nrr_top_product_items', 'nbfr_top_product_items', 'otdr_logistics_items', 'aht_aftersales_type_items'],
  ],
  ['diagnosis', ['calculation_rule', 'distribution_details', 'trend', 'analyses']],
];

/** The field that only the problems of one metric have, as the name of their list differs between copies of the documents. */
const TELLING_FIELDS: Readonly<Record<string, (typeof API_METRICS)[number]>> = {
  user_review_rating: 'NRR',
  return_refund_reason: 'NBFR',
  cancellation_reasons: 'SFCR',
  expect_deliver_time: 'OTDR',
  return_order_id: 'AHT',
  chat_record_id: 'IM_DSAT',
};
/** The metric of the problems in an answer's lists; null if they are of several, or not told. */
const metricOfRows = (value: JsonObject): (typeof API_METRICS)[number] | null => {
  const rows = Object.values(value).flatMap((list) => (Array.isArray(list) ? list.filter(isObject) : []));
  const fields = Object.keys(TELLING_FIELDS).filter((field) => rows.some((row) => Object.hasOwn(row, field)));
  return fields.length === 1 ? TELLING_FIELDS[fields[0]!]! : null;
};

const isMetricsList = (value: unknown): boolean =>
  asList(value).every((entry) => isObject(entry) && 'metric_code' in entry);

const callOf = (value: JsonObject): Call | null => {
  const found = KEYS.find(([, keys]) => keys.some((key) => Object.hasOwn(value, key)));
  if (found !== undefined) return found[0] === 'metrics' && !isMetricsList(value.metrics) ? null : found[0];
  // A page beyond the last, a metric without a rule, or an incomplete overview.
  const isPage = Object.hasOwn(value, 'total_count');
  if (isPage && (Object.hasOwn(value, 'metric_code') || metricOfRows(value) !== null)) return 'problem_details';
  if (Object.hasOwn(value, 'metric_code') && Object.hasOwn(value, 'benchmarks')) return 'diagnosis';
  return Object.hasOwn(value, 'dimensions') && Object.hasOwn(value, 'benefits') ? 'overview' : null;
};

const CODE_IN_NAME = new RegExp(`(?<![a-z])(${METRIC_CODES.join('|')})(?![a-z0-9])`, 'gi');
/** The one metric named in a key or file name. */
const metricIn = (name: string): MetricCode | null => {
  const codes = new Set([...name.matchAll(CODE_IN_NAME)].map(([code]) => code.toUpperCase()));
  const [code] = codes;
  return codes.size === 1 ? (METRIC_CODES.find((known) => known === code) ?? null) : null;
};

const isWrapper = (value: JsonObject): boolean =>
  Object.hasOwn(value, 'code') && (Object.hasOwn(value, 'request_id') || Object.hasOwn(value, 'message'));

const errorOf = ({ code, message }: JsonObject): string => {
  const said = readPhrase(asText(message), 200);
  const words = typeof said === 'string' ? ` (“${said}”)` : '';
  return `TikTok answered with the error ${asText(code) || 'unknown'}${words} and no figures; ask it once more`;
};

/** Keys by tools; keys that a person may have written are not repeated. */
const PLAIN_KEY = /^[A-Za-z][\w .:-]{0,39}$/;

const joinPlace = (place: string, key: string): string =>
  place === '' ? key : key === '' ? place : `${place}, ${key}`;
/** Prefixes a message with its place. */
export const atPlace = (place: string, message: string): string => (place === '' ? message : `${place}: ${message}`);

/** Depth of lists and objects in which tools wrap answers. */
const MAX_DEPTH = 6;

/**
 * The answers in a JSON value: one, or a list or object of them, with or without wrappers.
 * @param name of the file, which was saved at `savedAt`
 * @param filePlace prefix of places; empty for a single file
 */
export const findResponses = (value: unknown, name: string, savedAt: Instant, filePlace: string): Found[] => {
  const found: Found[] = [];
  const walk = (packed: unknown, place: string, metric: MetricCode | null, depth: number): void => {
    if (depth > MAX_DEPTH) return;
    const node = unpackJson(packed);
    if (Array.isArray(node)) {
      for (const [index, entry] of node.entries()) walk(entry, `${place}[${index}]`, metric, depth + 1);
      return;
    }
    if (!isObject(node)) return;
    if (isShopFile(node)) {
      found.push({ shopFile: true });
      return;
    }
    if (isWrapper(node) && asText(node.code) !== '0') {
      found.push({ error: atPlace(place, errorOf(node)) });
      return;
    }
    const call = callOf(node);
    if (call === null) {
      for (const [key, entry] of Object.entries(node)) {
        const inner = isWrapper(node) && key === 'data' ? place : joinPlace(place, PLAIN_KEY.test(key) ? key : '…');
        walk(entry, inner, metricIn(key) ?? metric, depth + 1);
      }
      return;
    }
    const told = call === 'problem_details' ? (metricOfRows(node) ?? metric) : metric;
    const code = asText(node.metric_code).toUpperCase() || told;
    found.push({ response: { call, data: node, metric: code, place: joinPlace(filePlace, place), savedAt } });
  };
  walk(value, '', metricIn(name), 0);
  return found;
};
