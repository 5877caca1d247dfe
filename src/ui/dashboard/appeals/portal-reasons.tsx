import type { PortalReason } from '#core/model/appeal-details';
import { formatDay, formatMany } from '../../components/format';
import { groundName, METRIC_NAMES } from '../../components/words';
import { FOLLOW_TEXT } from './follow-text';

const { reasons: WORDS, anyMetric } = FOLLOW_TEXT;

const where = ({ tickets, offeredOn }: PortalReason): string =>
  [
    ...(tickets > 0 ? [formatMany(tickets, 'ticket')] : []),
    ...(offeredOn === null ? [] : [WORDS.offered(formatDay(offeredOn))]),
  ].join(', ');

const List = ({ reasons }: { reasons: readonly PortalReason[] }) => (
  <ul className="bullets">
    {reasons.map((it) => (
      <li key={`${it.metric}+${it.text}`}>
        {WORDS.one(it.metric === null ? anyMetric : METRIC_NAMES[it.metric], it.text, where(it))}
        {it.ground !== null && ` ${WORDS.means(groundName(it.ground))}`}
      </li>
    ))}
  </ul>
);

/** What the portal calls its reasons: those that no ground here stands for, and which ground is taken for each of the others. */
export const PortalReasons = ({ reasons }: { reasons: readonly PortalReason[] }) => {
  const unknown = reasons.filter((it) => it.ground === null);
  const known = reasons.filter((it) => it.ground !== null);
  if (reasons.length === 0) return null;
  return (
    <>
      {unknown.length > 0 && (
        <>
          <h3>{WORDS.title}</h3>
          <p className="muted">{WORDS.says}</p>
          <List reasons={unknown} />
        </>
      )}
      {known.length > 0 && (
        <details>
          <summary>{WORDS.known(formatMany(known.length, 'reason'))}</summary>
          <List reasons={known} />
        </details>
      )}
    </>
  );
};
