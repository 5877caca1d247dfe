import type { FollowUp } from '#core/model/appeal-details';
import type { Assessment, Candidate } from '#core/model/assessment';
import type { Metric } from '#core/model/metric';
import { problemKey } from '#core/model/problem';
import { t } from '#texts/translate';
import { formatDay } from '../../components/format';
import { offeredReasons, quoted } from '../../components/offered-reasons';
import { groundName } from '../../components/words';

/** How the state of a followed-up ticket is coloured. */
export const STATE_TONES: Record<FollowUp['state'], '' | 'good' | 'warn' | 'bad'> = {
  open: '',
  filed: 'warn',
  'in-review': 'warn',
  approved: 'good',
  rejected: 'bad',
  mixed: 'good',
};

/** How strong a candidate's ground is, and whether it rests on a fact that only the seller has seen. */
export const basisText = ({ appealDetails }: Assessment, candidate: Candidate): string => {
  const isAnswered = appealDetails?.bySellerAnswer.some((subject) => problemKey(subject) === problemKey(candidate));
  return isAnswered
    ? t('appeals.bySellerAnswer', { basis: t(`words.basis.${candidate.basis}.name`) })
    : t(`words.basis.${candidate.basis}.name`);
};

interface GroundOfMetric {
  metric: Metric;
  ground: string;
}

/** What a followed-up ticket was filed for: the ground, else the portal's own words where only one reason can be meant. */
export const filedFor = ({ appealDetails }: Assessment, { ground, metric }: FollowUp): string => {
  if (ground !== null) return groundName(ground);
  const texts = (appealDetails?.reasons ?? [])
    .filter((reason) => reason.grounds.length !== 1 && reason.tickets > 0 && reason.metric === metric)
    .map(({ text }) => text);
  return texts.length === 1 ? quoted(texts[0]!) : t('followUp.unknownGround');
};

/** What the portal's form calls a ground, or that it was not among what it offered; empty where neither is known. */
export const portalReasonText = (assessment: Assessment, ticket: GroundOfMetric): string => {
  const texts = offeredReasons(assessment, ticket);
  if (texts !== null) return t('followUp.reasons.fileUnder', { texts });
  const form = assessment.appealDetails?.forms.find((read) => read.metric === ticket.metric);
  return form === undefined ? '' : t('followUp.reasons.notListed', { day: formatDay(form.on) });
};

/** All that the form offers for a metric, where the ground is not among it; else empty. */
export const otherReasonsText = ({ appealDetails }: Assessment, { metric, ground }: GroundOfMetric): string => {
  const offered = (appealDetails?.reasons ?? []).filter(
    (reason) => reason.offeredOn !== null && reason.metric === metric,
  );
  if (offered.length === 0 || offered.some((reason) => reason.grounds.includes(ground))) return '';
  return t('followUp.reasons.instead', {
    texts: offered
      .map(({ text }) => quoted(text))
      .toSorted()
      .join(', '),
  });
};
