import type { Assessment } from '#core/model/assessment';
import type { Metric } from '#core/model/metric';
import { t } from '#texts/translate';
import { formatChoice } from './format';

/** A reason or another text as the portal words it. */
export const quoted = (text: string): string => t('words.quoted', { text });

/** Reasons that the portal's form offered for a ground when last read, as worded there; null if none. */
export const quotedReasonsFor = (
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
