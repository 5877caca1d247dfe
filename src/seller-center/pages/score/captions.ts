import type { MetricCode } from '#core/model/metric';
import type { Region } from '#core/model/region';
import type { Captions } from '../../captions';

/** Captions of the shop's score, by which alone the score page is recognised. */
export const OVERALL_CAPTIONS: Captions = {
  en: ['Shop Performance Score', 'Shop Performance Score (SPS)', 'SPS', 'Overall Score', 'Shop Score'],
};

/**
 * The score page (Account Health > Shop Performance). Sources of its content: Seller University "SPS page & diagnosis"
 * and sellers' notes; its layout is not public, so captions are found anywhere.
 */
export const SCORE_CAPTIONS = {
  overall: OVERALL_CAPTIONS,
  /** parts of the shop, a dimension or a metric */
  parts: {
    score: { en: ['Metric score', 'Score', 'Your score', 'Dimension score'] },
    weight: { en: ['Weight', 'Weighting', 'Dimension weight'], pt: ['Peso'] },
    value: { en: ['Value', 'Metric value', 'Current value', 'Your value'] },
    target: { en: ['Target', 'Benchmark', 'Target value'] },
    // The diagnosis of Brazil prints the values that score 1 point and 4 points.
    excellent: { en: ['Excellent', 'Excellent threshold', 'Excellent benchmark'], pt: ['4 pontos'] },
    poor: { en: ['Poor', 'Poor threshold', 'Poor benchmark'], pt: ['1 ponto'] },
    numerator: { en: ['Numerator'] },
    denominator: { en: ['Denominator'] },
  } satisfies Record<string, Captions>,
  /** the day of the score */
  day: {
    en: [
      'Data as of',
      'As of',
      'Updated',
      'Updated on',
      'Last updated',
      'Last updated on',
      'Data updated',
      'Data updated on',
      'Update time',
      'Last update',
      'Score updated',
      'Score updated on',
      'Score date',
      'Score for',
    ],
  } satisfies Captions,
  /** over the days of a table of earlier scores */
  history: { en: ['Date', 'Day', 'Score date'] } satisfies Captions,
  /** tiers and states as in the Partner API, which have no meaning beside figures */
  states: {
    en: [
      'Excellent',
      'Good',
      'Normal',
      'Fair',
      'Poor',
      'Attention',
      'Critical',
      'Top opportunity',
      'High priority',
      'Medium priority',
      'Low priority',
    ],
  } satisfies Captions,
  /** the shop has no score yet: fewer than 30 delivered orders in 90 days */
  noScore: {
    en: [
      /\bno (?:shop performance )?score\b(?! change)/i,
      /\bnot enough (?:delivered )?orders\b/i,
      /\binsufficient (?:data|orders)\b/i,
      /\bscore (?:is )?(?:not|un)\s?available\b/i,
      /\b(?:at least|fewer than|need(?:s|ed)?) 30 .{0,30}\borders\b/i,
      /\bnot (?:yet )?(?:scored|eligible for a score)\b/i,
    ],
  },
} as const;
/**
 * Metrics that the score page of a market certainly shows. Documents of other markets are incomplete, so any metric
 * found is read.
 */
export const SHOWN_METRICS: Partial<Record<Region, readonly MetricCode[]>> = {
  US: ['NRR', 'NBFR', 'SFCR', 'OTDR', 'AHT', 'IM_DSAT'],
  BR: ['NRR', 'NBFR', 'SFCR', 'LDR', 'RR24'],
};

export type ScorePart = keyof typeof SCORE_CAPTIONS.parts;
