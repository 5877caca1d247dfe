import { policyOf } from '#core/explain/first-steps';
import { type Assessment, type Candidate, decisionDayOf } from '#core/model/assessment';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import { formatCount, formatPoints } from '../../components/format';
import { useAnswer } from '../../explain/use-answer';
import { PREPARE_TEXT } from './prepare-text';
import { chosenTicket, preparedAnchor } from './prepared-tickets';
import { useUserInput } from './user-input';

const { chosen: WORDS } = PREPARE_TEXT;

/** Why what is chosen is no ticket that the portal takes; null where it is. */
const obstacle = (assessment: Assessment, chosen: readonly Candidate[]): string | null => {
  const size = policyOf(assessment)?.appeal.value.ordersPerTicket ?? 0;
  if (new Set(chosen.map((it) => it.metric)).size > 1) return WORDS.oneMetric;
  if (new Set(chosen.map((it) => it.ground)).size > 1) return WORDS.oneGround;
  return chosen.length > size ? WORDS.atMost(formatCount(size), formatCount(chosen.length)) : null;
};

interface Props {
  assessment: Assessment;
  chosen: readonly Candidate[];
  prepared: readonly PreparedTicket[];
}

/** Gets exactly what is chosen ready as one ticket, worth what it is worth together. */
export const PrepareButton = ({ assessment, chosen, prepared }: Props) => {
  const { save: say } = useUserInput();
  const why = obstacle(assessment, chosen);
  const subjects = chosen.map(({ metric, orderId, caseId, chatId }) => ({ metric, orderId, caseId, chatId }));
  const worth = useAnswer(
    why === null ? { kind: 'joint-gain', subjects, laterDay: decisionDayOf(assessment) } : undefined,
  );
  if (why !== null) return <span className="muted">{why}</span>;
  const known = worth.state === 'known' ? worth.answer : null;
  const prepare = async () => {
    const ticket = chosenTicket(assessment, chosen, known?.later ?? null, prepared);
    if (await say({ preparedTickets: [ticket] }, WORDS.done)) window.location.hash = `#${preparedAnchor(ticket)}`;
  };
  return (
    <>
      <button type="button" className="button small primary" disabled={worth.state === 'working'} onClick={prepare}>
        {WORDS.prepare}
      </button>
      {known !== null && <span className="muted">{WORDS.worth(formatPoints(known.later))}</span>}
    </>
  );
};
