import { unparse } from 'papaparse';
import { lastDayOf } from '#core/model/appeal-details';
import type { Assessment, Candidate } from '#core/model/assessment';
import { groundName, METRIC_NAMES } from '../../components/words';
import { basisText } from './ground-text';
import { APPEALS_TEXT } from './text';

const { csv: WORDS } = APPEALS_TEXT;

/** With a tab after it a spreadsheet takes an id for text, as in the portal's own exports; as a number it loses digits. */
const asText = (id: string | null): string => (id === null ? '' : `${id}\t`);

/** Signs that start a formula, the full-width ones too, which East Asian spreadsheets take for them, behind whatever is not seen. */
const STARTS_FORMULA = /^(?:[\t\r\n]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u;

/**
 * Candidates as a file for a spreadsheet. Texts of pages never reach candidate, and what could start a formula all the same is
 * made a text.
 */
export const candidatesAsCsv = (assessment: Assessment, candidates: readonly Candidate[]): string => {
  const { appealDetails } = assessment;
  return unparse(
    candidates.map((candidate) => ({
      [WORDS.metric]: METRIC_NAMES[candidate.metric],
      [WORDS.orderId]: asText(candidate.orderId),
      [WORDS.caseId]: asText(candidate.caseId),
      [WORDS.chatId]: asText(candidate.chatId),
      [WORDS.ground]: groundName(candidate.ground),
      [WORDS.basis]: basisText(assessment, candidate),
      [WORDS.now]: candidate.gainNow,
      [WORDS.later]: candidate.gainAtDecision,
      [WORDS.decided]: appealDetails?.decisionDay ?? '',
      [WORDS.last]: (appealDetails && lastDayOf(appealDetails, candidate)) ?? '',
      [WORDS.left]: candidate.attemptsLeft,
      [WORDS.evidence]: candidate.evidence.join('; '),
    })),
    { escapeFormulae: STARTS_FORMULA },
  );
};
