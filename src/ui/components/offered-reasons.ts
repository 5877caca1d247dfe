import type { Assessment } from '#core/model/assessment';
import type { Metric } from '#core/model/metric';
import { t } from '#texts/translate';
import { formatChoice } from './format';

/** A reason or another text in the portal's own words. */
export const quoted = (text: string): string => t('words.quoted', { text });

/** The reasons that the portal's form was last seen to offer for a ground, in its words; null where it offered none. */
export const offeredReasons = (
  { appealDetails }: Assessment,
  { metric, ground }: { metric: Metric; ground: string },
): string | null => {
  const ofGround = (appealDetails?.reasons ?? []).filter(
    (reason) => reason.offeredOn !== null && reason.grounds.includes(ground),
  );
  const ofMetric = ofGround.filter((reason) => reason.metric === metric);
  const reasons = ofMetric.length > 0 ? ofMetric : ofGround.filter((reason) => reason.metric === null);
  return reasons.length === 0 ? null : formatChoice(reasons.map(({ text }) => quoted(text)));
};
