import type { PreparedTicket } from '#core/model/prepared-ticket';
import { formatCount, formatFullDay } from '../../components/format';
import { groundName } from '../../components/words';
import { FOLLOW_TEXT } from './follow-text';
import { PREPARE_TEXT } from './prepare-text';
import { useUserInput } from './user-input';

const { dropped: WORDS } = FOLLOW_TEXT;
const { filing: FILING } = PREPARE_TEXT;

/** Nothing that was written is thrown away: each can be taken up again, however late. */
export const Dropped = ({ prepared }: { prepared: readonly PreparedTicket[] }) => {
  const { save: say } = useUserInput();
  const dropped = prepared
    .filter((it) => it.state === 'dropped')
    .sort((a, b) => ((a.readAt ?? '') > (b.readAt ?? '') ? -1 : 1));
  if (dropped.length === 0) return null;
  return (
    <details>
      <summary>{WORDS.title(formatCount(dropped.length))}</summary>
      <ul className="chances">
        {dropped.map((it) => (
          <li key={it.id} className="row">
            {groundName(it.ground)} <span className="muted">{WORDS.of(formatFullDay(it.preparedOn))}</span>
            <button
              type="button"
              className="button small"
              onClick={() => say({ preparedTickets: [{ ...it, state: 'open' }] }, FILING.takenUp)}
            >
              {FILING.again}
              <span className="hidden-text"> {groundName(it.ground)}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
};
