import type { FollowUp } from '#core/model/appeal-details';
import type { Assessment, Candidate } from '#core/model/assessment';
import type { Metric } from '#core/model/metric';
import { problemKey } from '#core/model/problem';
import { t } from '#texts/translate';
import { formatDay, formatRow } from '../../components/format';
import { quoted, quotedReasonsFor } from '../../components/offered-reasons';
import { groundName } from '../../components/words';

/** Colours of the states of filed tickets. */
export const STATE_TONES: Record<FollowUp['state'], '' | 'good' | 'warn' | 'bad'> = {
  open: '',
  filed: 'warn',
  'in-review': 'warn',
  approved: 'good',
  rejected: 'bad',
  mixed: 'good',
};

/** Strength of a candidate's ground, and whether it rests on the seller's answer. */
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

/** Ground of a filed ticket, or else the portal's own words if only one reason can be meant. */
export const filedFor = ({ appealDetails }: Assessment, { ground, metric }: FollowUp): string => {
  if (ground !== null) return groundName(ground);
  const texts = (appealDetails?.reasons ?? [])
    .filter((reason) => reason.grounds.length !== 1 && reason.tickets > 0 && reason.metric === metric)
    .map(({ text }) => text);
  return texts.length === 1 ? quoted(texts[0]!) : t('followUp.unknownGround');
};

/** The portal form's name of a ground, or that the form did not offer it; empty if unknown. */
export const portalReasonText = (assessment: Assessment, ticket: GroundOfMetric): string => {
  const texts = quotedReasonsFor(assessment, ticket);
  if (texts !== null) return t('followUp.reasons.fileUnder', { texts });
  const form = assessment.appealDetails?.forms.find((read) => read.metric === ticket.metric);
  return form === undefined ? '' : t('followUp.reasons.notListed', { day: formatDay(form.on) });
};

/** All reasons that the form offers for a metric, if none matches the ground; else empty. */
export const otherReasonsText = ({ appealDetails }: Assessment, { metric, ground }: GroundOfMetric): string => {
  const offered = (appealDetails?.reasons ?? []).filter(
    (reason) => reason.offeredOn !== null && reason.metric === metric,
  );
  if (offered.length === 0 || offered.some((reason) => reason.grounds.includes(ground))) return '';
  return t('followUp.reasons.instead', {
    texts: formatRow(offered.map(({ text }) => quoted(text)).toSorted()),
  });
};
