import { lastDayOf } from '#core/model/appeal-details';
import type { Assessment, Candidate } from '#core/model/assessment';
import { idAsText, toCsv } from '../../components/csv';
import { groundName, METRIC_NAMES } from '../../components/words';
import { basisText } from './ground-text';
import { APPEALS_TEXT } from './text';

const { csv: WORDS } = APPEALS_TEXT;

/**
 * Candidates as a file for a spreadsheet. Texts of pages never reach candidate, and what could start a formula all the same is
 * made a text.
 */
export const candidatesAsCsv = (assessment: Assessment, candidates: readonly Candidate[]): string => {
  const { appealDetails } = assessment;
  return toCsv(
    candidates.map((candidate) => ({
      [WORDS.metric]: METRIC_NAMES[candidate.metric],
      [WORDS.orderId]: idAsText(candidate.orderId),
      [WORDS.caseId]: idAsText(candidate.caseId),
      [WORDS.chatId]: idAsText(candidate.chatId),
      [WORDS.ground]: groundName(candidate.ground),
      [WORDS.basis]: basisText(assessment, candidate),
      [WORDS.now]: candidate.gainNow,
      [WORDS.later]: candidate.gainAtDecision,
      [WORDS.decided]: appealDetails?.decisionDay ?? '',
      [WORDS.last]: (appealDetails && lastDayOf(appealDetails, candidate)) ?? '',
      [WORDS.left]: candidate.attemptsLeft,
      [WORDS.evidence]: candidate.evidence.join('; '),
    })),
  );
};
