import type { Assessment, Candidate } from '#core/model/assessment';
import { problemKey } from '#core/model/problem';
import { BASIS } from '../../components/words';
import { TEXT } from './text';

/** How strong a ground is, and whether the fact it stands on is one that only the seller has seen. */
export const strengthOf = ({ appealDetails }: Assessment, it: Candidate): string =>
  appealDetails?.bySellerAnswer.some((answered) => problemKey(answered) === problemKey(it))
    ? TEXT.bySellerAnswer(BASIS[it.basis].name)
    : BASIS[it.basis].name;
