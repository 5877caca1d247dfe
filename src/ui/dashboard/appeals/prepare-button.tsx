import { policyOf } from '#core/explain/first-steps';
import { type Assessment, type Candidate, decisionDayOf } from '#core/model/assessment';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import { t } from '#texts/translate';
import { formatCount, formatPoints } from '../../components/format';
import { useAnswer } from '../../explain/use-answer';
import { preparedAnchor, ticketOfSelected } from './prepared-tickets';
import { useUserInput } from './user-input';

/** Why the portal takes no ticket of the selected candidates; null where it does. */
const obstacle = (assessment: Assessment, selected: readonly Candidate[]): string | null => {
  const size = policyOf(assessment)?.appeal.value?.ordersPerTicket ?? 0;
  if (new Set(selected.map(({ metric }) => metric)).size > 1) return t('prepare.chosen.oneMetric');
  if (new Set(selected.map(({ ground }) => ground)).size > 1) return t('prepare.chosen.oneGround');
  return selected.length > size
    ? t('prepare.chosen.atMost', { most: formatCount(size), chosen: formatCount(selected.length) })
    : null;
};

interface Props {
  assessment: Assessment;
  selected: readonly Candidate[];
  prepared: readonly PreparedTicket[];
}

/** Prepares exactly the selected candidates as one ticket, with what they gain together. */
export const PrepareButton = ({ assessment, selected, prepared }: Props) => {
  const { save } = useUserInput();
  const why = obstacle(assessment, selected);
  const subjects = selected.map(({ metric, orderId, caseId, chatId }) => ({ metric, orderId, caseId, chatId }));
  const gain = useAnswer(
    why === null ? { kind: 'joint-gain', subjects, laterDay: decisionDayOf(assessment) } : undefined,
  );
  if (why !== null) return <span className="muted">{why}</span>;
  const known = gain.state === 'known' ? gain.answer : null;
  const prepare = async () => {
    const ticket = ticketOfSelected(assessment, selected, known?.later ?? null, prepared);
    if (await save({ preparedTickets: [ticket] }, t('prepare.chosen.done')))
      window.location.hash = `#${preparedAnchor(ticket)}`;
  };
  return (
    <>
      <button type="button" className="button small primary" disabled={gain.state === 'working'} onClick={prepare}>
        {t('prepare.chosen.prepare')}
      </button>
      {known !== null && (
        <span className="muted">{t('prepare.chosen.worth', { points: formatPoints(known.later) })}</span>
      )}
    </>
  );
};
