import type { ApprovalChance, FollowUp, PortalReason } from '#core/model/appeal-details';
import type { Assessment } from '#core/model/assessment';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import { t } from '#texts/translate';
import { Button } from '../../components/button';
import { FoldedCard } from '../../components/card';
import {
  formatChance,
  formatCount,
  formatDay,
  formatFullDay,
  formatMany,
  formatPoints,
  formatRow,
} from '../../components/format';
import { OutLink } from '../../components/links';
import { Notice } from '../../components/notice';
import { portalLink } from '../../components/portal';
import { NumberCell, Pager, usePaged } from '../../components/table';
import { groundName } from '../../components/words';
import { Why, WhyRow, WhyTable } from '../../explain/why';
import { filedFor, STATE_TONES } from './ground-text';
import { preparedAnchor } from './prepared-tickets';
import { useUserInput } from './user-input';

const ROWS_SHOWN = 10;

const keyOf = ({ preparedId, ticketIds }: FollowUp): string => preparedId ?? ticketIds.join('+');

const isDecided = ({ state }: FollowUp): boolean => state === 'approved' || state === 'mixed' || state === 'rejected';

/** A decision that was read without its day is not expected any more. */
const decisionText = (row: FollowUp): string => {
  const { decidedOn, decisionOn } = row;
  if (decidedOn !== null) return t('followUp.decidedOn', { day: formatDay(decidedOn) });
  if (isDecided(row)) return t('followUp.notKnown');
  return decisionOn === null ? '' : t('followUp.expectedBy', { day: formatDay(decisionOn) });
};

const FollowUpRow = ({ assessment, row }: { assessment: Assessment; row: FollowUp }) => {
  const { metric, state, preparedId, ticketIds, submittedOn, asked, filed } = row;
  const title = filedFor(assessment, row);
  const name = t(`followUp.states.${state}`);
  return (
    <WhyRow about={title} question={{ kind: 'follow-up', followUp: row }}>
      <th scope="row">
        {preparedId === null ? (
          title
        ) : (
          <a href={`#${preparedAnchor({ id: encodeURIComponent(preparedId) })}`}>{title}</a>
        )}{' '}
        <span className="muted under">
          {metric === null ? t('followUp.anyMetric') : t(`words.metrics.${metric}`)}
          {ticketIds.length > 0 && ` · ${formatRow(ticketIds)}`}
        </span>
      </th>
      <td>
        <span className={`tag ${STATE_TONES[state]}`}>{name}</span>{' '}
        {row.overdue && <span className="tag bad">{t('followUp.overdue')}</span>}
      </td>
      <td className="number wide">
        {ticketIds.length > 0 && filed < asked
          ? t('followUp.size', { filed: formatCount(filed), asked: formatCount(asked) })
          : formatCount(asked)}
      </td>
      <td className="number wide">{submittedOn === null ? t('followUp.notYet') : formatDay(submittedOn)}</td>
      <td className="number wide">{decisionText(row)}</td>
      <NumberCell value={row.expected} wide>
        {formatPoints(row.expected)}
      </NumberCell>
      {isDecided(row) ? (
        <NumberCell value={state === 'rejected' ? 0 : row.actual} wide>
          {state !== 'rejected' && row.actual === null
            ? t('followUp.notKnown')
            : formatPoints(state === 'rejected' ? 0 : row.actual)}
        </NumberCell>
      ) : (
        <td className="wide" />
      )}
    </WhyRow>
  );
};

/** Filed tickets whose decision is overdue, above everything else. */
export const OverdueNotice = ({ assessment: { region, appealDetails } }: { assessment: Assessment }) => {
  const rows = (appealDetails?.followUps ?? []).filter((row) => row.overdue);
  if (rows.length === 0) return null;
  return (
    <Notice tone="warn" title={t('followUp.overdueTitle', { many: formatMany(rows.length, 'ticket') })}>
      <p>
        {t('followUp.overdueSays')} <OutLink href={portalLink(region, 'score')}>{t('followUp.center')}</OutLink>
      </p>
    </Notice>
  );
};

/** Dropped tickets, each of which can be resumed at any time. */
const DroppedTickets = ({ prepared }: { prepared: readonly PreparedTicket[] }) => {
  const { save } = useUserInput();
  const dropped = prepared
    .filter(({ state }) => state === 'dropped')
    .sort((a, b) => ((a.readAt ?? '') > (b.readAt ?? '') ? -1 : 1));
  if (dropped.length === 0) return null;
  return (
    <details>
      <summary>{t('followUp.dropped.title', { count: formatCount(dropped.length) })}</summary>
      <ul className="chances">
        {dropped.map((ticket) => (
          <li key={ticket.id} className="row">
            {groundName(ticket.ground)}{' '}
            <span className="muted">{t('followUp.dropped.of', { day: formatFullDay(ticket.preparedOn) })}</span>
            <Button
              small
              about={groundName(ticket.ground)}
              onClick={() => save({ preparedTickets: [{ ...ticket, state: 'open' }] }, t('prepare.filing.takenUp'))}
            >
              {t('prepare.filing.again')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
};

const decidedCount = ({ approved, rejected }: ApprovalChance): number => approved + rejected;

interface ChancesProps {
  assessment: Assessment;
  chances: readonly ApprovalChance[];
}

const ChanceList = ({ assessment, chances }: ChancesProps) => (
  <ul className="chances">
    {chances.map((chance) => {
      const { ground, prior, approved, probability } = chance;
      const decided = decidedCount(chance);
      return (
        <li key={ground}>
          {groundName(ground)}:{' '}
          {decided === 0
            ? t('followUp.chances.none', { prior: formatChance(prior) })
            : t('followUp.chances.some', {
                prior: formatChance(prior),
                approved,
                decided,
                now: formatChance(probability),
              })}{' '}
          <Why about={groundName(ground)} assessment={assessment} question={{ kind: 'chance', chance }} />
        </li>
      );
    })}
  </ul>
);

/** The chance of approval of each ground: assumed, and as the shop's own tickets have changed it. */
const ApprovalChances = ({ assessment, chances }: ChancesProps) => {
  if (chances.length === 0) return null;
  const withTickets = chances.filter((chance) => decidedCount(chance) > 0);
  const assumed = chances.filter((chance) => decidedCount(chance) === 0);
  return (
    <>
      <h3>{t('followUp.chances.title')}</h3>
      <p className="muted">{t('followUp.chances.says')}</p>
      {withTickets.length > 0 && <ChanceList assessment={assessment} chances={withTickets} />}
      {assumed.length > 0 && (
        <details>
          <summary>{t('followUp.chances.more', { many: formatMany(assumed.length, 'ground') })}</summary>
          <ChanceList assessment={assessment} chances={assumed} />
        </details>
      )}
    </>
  );
};

/** In how many tickets a reason was seen, and when in the form. */
const seenText = ({ tickets, offeredOn }: PortalReason): string =>
  formatRow([
    ...(tickets > 0 ? [formatMany(tickets, 'ticket')] : []),
    ...(offeredOn === null ? [] : [t('followUp.reasons.offered', { day: formatDay(offeredOn) })]),
  ]);

const ReasonList = ({ reasons }: { reasons: readonly PortalReason[] }) => (
  <ul className="bullets">
    {reasons.map((reason) => (
      <li key={`${reason.metric}+${reason.text}`}>
        {t('followUp.reasons.one', {
          metric: reason.metric === null ? t('followUp.anyMetric') : t(`words.metrics.${reason.metric}`),
          text: reason.text,
          where: seenText(reason),
        })}
        {reason.grounds.length > 0 &&
          ` ${t('followUp.reasons.means', { ground: formatRow(reason.grounds.map(groundName)) })}`}
      </li>
    ))}
  </ul>
);

/** The portal's reasons that match no ground, and the grounds that the others are taken to mean. */
export const PortalReasons = ({ reasons }: { reasons: readonly PortalReason[] }) => {
  const unknown = reasons.filter(({ grounds }) => grounds.length === 0);
  const known = reasons.filter(({ grounds }) => grounds.length > 0);
  return (
    <>
      {unknown.length > 0 && (
        <>
          <h3>{t('followUp.reasons.title')}</h3>
          <p className="muted">{t('followUp.reasons.says')}</p>
          <ReasonList reasons={unknown} />
        </>
      )}
      {known.length > 0 && (
        <details>
          <summary>{t('followUp.reasons.known', { many: formatMany(known.length, 'reason') })}</summary>
          <ReasonList reasons={known} />
        </details>
      )}
    </>
  );
};

interface Props {
  title: string;
  assessment: Assessment;
  prepared: readonly PreparedTicket[];
}

/** Outcomes of all tickets, overdue ones first; dropped tickets, chances of approval, and the portal's reasons. */
export const FollowUps = ({ title, assessment, prepared }: Props) => {
  const { followUps = [], chances = [], reasons = [] } = assessment.appealDetails ?? {};
  const overdue = followUps.filter((row) => row.overdue);
  const others = followUps.filter((row) => !row.overdue);
  const { rows, pager } = usePaged([...overdue, ...others], ROWS_SHOWN);
  return (
    <FoldedCard anchor="follow-up" title={title} note={t('followUp.says')}>
      {followUps.length === 0 && <p>{t('followUp.none')}</p>}
      {followUps.length > 0 && (
        <WhyTable
          assessment={assessment}
          caption={title}
          columns={[
            { name: t('followUp.columns.ticket') },
            { name: t('words.state') },
            { name: t('followUp.columns.size'), number: true, wide: true },
            { name: t('followUp.columns.filed'), number: true, wide: true },
            { name: t('followUp.columns.decision'), number: true, wide: true },
            { name: t('words.expected'), number: true, wide: true },
            { name: t('followUp.columns.actual'), number: true, wide: true },
          ]}
        >
          {rows.map((row) => (
            <FollowUpRow key={keyOf(row)} assessment={assessment} row={row} />
          ))}
        </WhyTable>
      )}
      <Pager of={title} pager={pager} />
      <DroppedTickets prepared={prepared} />
      <ApprovalChances assessment={assessment} chances={chances} />
      <PortalReasons reasons={reasons} />
    </FoldedCard>
  );
};
