import { lastDayOf } from '#core/model/appeal-details';
import type { Assessment, Candidate } from '#core/model/assessment';
import { t } from '#texts/translate';
import { idAsText, toCsv } from '../../components/csv';
import { evidenceText } from '../../components/policy-text';
import { groundName } from '../../components/words';
import { basisText } from './ground-text';

/** Candidates as CSV. No page text is part of a candidate; texts that could start a formula are quoted all the same. */
export const candidatesAsCsv = (assessment: Assessment, candidates: readonly Candidate[]): string => {
  const { appealDetails } = assessment;
  return toCsv(
    candidates.map((candidate) => ({
      [t('words.metric')]: t(`words.metrics.${candidate.metric}`),
      [t('appeals.csv.orderId')]: idAsText(candidate.orderId),
      [t('appeals.csv.caseId')]: idAsText(candidate.caseId),
      [t('appeals.csv.chatId')]: idAsText(candidate.chatId),
      [t('appeals.csv.ground')]: groundName(candidate.ground),
      [t('appeals.csv.basis')]: basisText(assessment, candidate),
      [t('appeals.csv.now')]: candidate.gainNow,
      [t('appeals.csv.later')]: candidate.gainAtDecision,
      [t('appeals.csv.decided')]: appealDetails?.decisionDay ?? '',
      [t('appeals.csv.last')]: (appealDetails && lastDayOf(appealDetails, candidate)) ?? '',
      [t('words.attemptsLeft')]: candidate.attemptsLeft,
      [t('appeals.csv.evidence')]: candidate.evidence.map(evidenceText).join('; '),
    })),
  );
};
