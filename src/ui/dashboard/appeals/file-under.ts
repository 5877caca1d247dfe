import type { Assessment } from '#core/model/assessment';
import type { Metric } from '#core/model/metric';
import { formatDay } from '../../components/format';
import { FOLLOW_TEXT } from './follow-text';

const { reasons: WORDS } = FOLLOW_TEXT;

interface Filed {
  metric: Metric;
  ground: string;
}

const quoted = (texts: readonly string[], by: string): string => texts.map((it) => `“${it}”`).join(by);

/** What the portal's form calls a ground, or that it was not among what it offered; empty where neither is known. */
export const portalReasonText = ({ appealDetails }: Assessment, { metric, ground }: Filed): string => {
  const offered = (appealDetails?.reasons ?? []).filter((it) => it.offeredOn !== null && it.ground === ground);
  const ours = offered.filter((it) => it.metric === metric);
  const texts = (ours.length > 0 ? ours : offered.filter((it) => it.metric === null)).map((it) => it.text);
  if (texts.length > 0) return WORDS.fileUnder(quoted(texts, WORDS.or));
  const form = appealDetails?.forms.find((it) => it.metric === metric);
  return form === undefined ? '' : WORDS.notListed(formatDay(form.on));
};

/** All that the form offers for a metric, where the ground is not among it. */
export const otherReasonsText = ({ appealDetails }: Assessment, { metric, ground }: Filed): string => {
  const offered = (appealDetails?.reasons ?? []).filter((it) => it.offeredOn !== null && it.metric === metric);
  if (offered.length === 0 || offered.some((it) => it.ground === ground)) return '';
  return WORDS.instead(quoted(offered.map((it) => it.text).toSorted(), ', '));
};
