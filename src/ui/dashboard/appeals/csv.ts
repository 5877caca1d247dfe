import { unparse } from 'papaparse';
import { lastDayOf } from '#core/model/appeal-details';
import type { Assessment, Candidate } from '#core/model/assessment';
import { groundName, METRIC_NAMES } from '../../components/words';
import { strengthOf } from './strength';
import { TEXT } from './text';

const { csv: WORDS } = TEXT;

/** With a tab after it a spreadsheet takes an id for text, as in the portal's own exports; as a number it loses digits. */
const asText = (id: string | null): string => (id === null ? '' : `${id}\t`);

/**
 * Candidates as a file for a spreadsheet. Texts of pages never reach it, and what could start a formula all the same is
 * made a text.
 */
export const candidatesAsCsv = (assessment: Assessment, candidates: readonly Candidate[]): string => {
  const { appealDetails } = assessment;
  return unparse(
    candidates.map((it) => ({
      [WORDS.metric]: METRIC_NAMES[it.metric],
      [WORDS.orderId]: asText(it.orderId),
      [WORDS.caseId]: asText(it.caseId),
      [WORDS.chatId]: asText(it.chatId),
      [WORDS.ground]: groundName(it.ground),
      [WORDS.basis]: strengthOf(assessment, it),
      [WORDS.now]: it.gainNow,
      [WORDS.later]: it.gainAtDecision,
      [WORDS.decided]: appealDetails?.decisionDay ?? '',
      [WORDS.last]: (appealDetails && lastDayOf(appealDetails, it)) ?? '',
      [WORDS.left]: it.attemptsLeft,
      [WORDS.evidence]: it.evidence.join('; '),
    })),
    { escapeFormulae: true },
  );
};
