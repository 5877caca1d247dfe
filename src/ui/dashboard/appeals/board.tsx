import { type ReactNode, useEffect, useRef } from 'react';
import type { FollowUp } from '#core/model/appeal-details';
import { type Assessment, decisionDayOf } from '#core/model/assessment';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import { t } from '#texts/translate';
import { worthwhileTickets } from '../../components/best-action';
import { Points } from '../../components/figures';
import {
  formatChance,
  formatCount,
  formatDay,
  formatMany,
  formatPoints,
  formatScore,
  shortId,
} from '../../components/format';
import { prepareAnchor } from '../../components/prepare-anchor';
import type { appealsRead } from '../../components/view';
import { groundName, ticketSize } from '../../components/words';
import { Why } from '../../explain/why';
import { filedFor, STATE_TONES } from './ground-text';
import { openFor, preparedAnchor } from './prepared-tickets';

/** Number of cards; further tickets are in the table below. */
const MAX_CARDS = 5;

interface ColumnProps {
  name: string;
  none: string;
  /** whether an empty column is known to be empty, as its page has been read */
  isKnown?: boolean;
  count: number;
  children: ReactNode;
}

const Column = ({ name, none, isKnown = true, count, children }: ColumnProps) => (
  <section className="column">
    <h3>
      {name} {(count > 0 || isKnown) && <span className="count">{formatCount(count)}</span>}
    </h3>
    {count === 0 ? <p className="muted">{isKnown ? none : t('appeals.board.notKnown')}</p> : <ul>{children}</ul>}
    {count > MAX_CARDS && <p className="muted">{t('appeals.board.more', { many: formatCount(count - MAX_CARDS) })}</p>}
  </section>
);

interface CardProps {
  ground: string;
  metric: string;
  children: ReactNode;
}

const TicketLine = ({ ground, metric, children }: CardProps) => (
  <li className="board-card">
    <strong>{ground}</strong>
    <span className="muted">{metric}</span>
    {children}
  </li>
);

/** Its metric, its tickets and their size: several tickets of one reason are told apart by these. */
const followUpSays = ({ metric, ticketIds, asked }: FollowUp): string =>
  [
    metric === null ? t('followUp.anyMetric') : t(`words.metrics.${metric}`),
    ...(asked > 0 ? [formatMany(asked, metric === 'IM_DSAT' ? 'chat' : metric === 'AHT' ? 'request' : 'order')] : []),
    ...ticketIds.map((id) => shortId(id).replace('…', '…\u2060')),
  ].join(' · ');
const followUpKey = ({ preparedId, ticketIds }: FollowUp): string => preparedId ?? ticketIds.join('+');

interface Props {
  assessment: Assessment;
  prepared: readonly PreparedTicket[];
  isRead: ReturnType<typeof appealsRead>;
}

/**
 * Board of tickets by state: to file, prepared, filed, decided. Only tickets that move the score on the day of their
 * decision are offered.
 */
export const Board = ({ assessment, prepared, isRead }: Props) => {
  const toFile = worthwhileTickets(assessment).filter((ticket) => openFor(ticket, prepared) === undefined);
  const open = prepared.filter(({ state }) => state === 'open');
  const { followUps = [] } = assessment.appealDetails ?? {};
  const filed = followUps.filter(({ state }) => state === 'filed' || state === 'in-review');
  const decided = followUps.filter(({ state }) => ['approved', 'mixed', 'rejected'].includes(state));
  const day = formatDay(decisionDayOf(assessment));
  return (
    <div className="board">
      <Column
        name={t('appeals.board.toFile')}
        none={t('appeals.board.nothingToFile')}
        isKnown={isRead.problems}
        count={toFile.length}
      >
        {toFile.slice(0, MAX_CARDS).map((ticket, index) => (
          <TicketLine
            key={prepareAnchor(ticket)}
            ground={groundName(ticket.ground)}
            metric={`${t(`words.metrics.${ticket.metric}`)} · ${ticketSize(ticket)}`}
          >
            <span>
              <Points value={ticket.gainAtDecision} />{' '}
              {t('appeals.board.worth', { day, chance: formatChance(ticket.probability) })}
            </span>
            {ticket.crosses !== null && (
              <span className="tag good">
                {t('appeals.board.crosses', { threshold: formatScore(ticket.crosses, 1) })}
              </span>
            )}
            <span className="row">
              <a className={`button small ${index === 0 ? 'primary' : ''}`} href={`#${prepareAnchor(ticket)}`}>
                {t('prepare.prepare')}
                <span className="hidden-text"> {groundName(ticket.ground)}</span>
              </a>
              <Why about={groundName(ticket.ground)} assessment={assessment} question={{ kind: 'ticket', ticket }} />
            </span>
          </TicketLine>
        ))}
      </Column>
      <Column name={t('appeals.board.prepared')} none={t('appeals.board.nothingPrepared')} count={open.length}>
        {open.slice(0, MAX_CARDS).map((ticket) => (
          <TicketLine
            key={ticket.id}
            ground={groundName(ticket.ground)}
            metric={`${t(`words.metrics.${ticket.metric}`)} · ${ticketSize(ticket)}`}
          >
            {ticket.expected !== null && (
              <span>
                <Points value={ticket.expected.points} />{' '}
                {t('appeals.board.worth', {
                  day: formatDay(ticket.expected.on),
                  chance: formatChance(ticket.expected.probability),
                })}
              </span>
            )}
            <span>
              <a className="button small primary" href={`#${preparedAnchor({ id: encodeURIComponent(ticket.id) })}`}>
                {t('prepare.resume')}
                <span className="hidden-text"> {groundName(ticket.ground)}</span>
              </a>
            </span>
          </TicketLine>
        ))}
      </Column>
      <Column
        name={t('appeals.board.filed')}
        none={t('appeals.board.nothingFiled')}
        isKnown={isRead.tickets}
        count={filed.length}
      >
        {filed.slice(0, MAX_CARDS).map((row) => (
          <TicketLine key={followUpKey(row)} ground={filedFor(assessment, row)} metric={followUpSays(row)}>
            <span>
              {row.overdue ? (
                <span className="tag bad">{t('followUp.overdue')}</span>
              ) : (
                row.decisionOn !== null && t('appeals.board.due', { day: formatDay(row.decisionOn) })
              )}
            </span>
          </TicketLine>
        ))}
      </Column>
      <Column
        name={t('appeals.board.decided')}
        none={t('appeals.board.nothingDecided')}
        isKnown={isRead.tickets}
        count={decided.length}
      >
        {decided.slice(0, MAX_CARDS).map((row) => {
          const name = t(`followUp.states.${row.state}`);
          return (
            <TicketLine key={followUpKey(row)} ground={filedFor(assessment, row)} metric={followUpSays(row)}>
              <span>
                <span className={`tag ${STATE_TONES[row.state]}`}>{name}</span>{' '}
                {row.state !== 'rejected' &&
                  row.actual !== null &&
                  t('appeals.board.won', { points: formatPoints(row.actual) })}
                {row.decidedOn !== null && (
                  <span className="muted"> {t('followUp.decidedOn', { day: formatDay(row.decidedOn) })}</span>
                )}
              </span>
            </TicketLine>
          );
        })}
      </Column>
    </div>
  );
};

/** Returns scroll position and focus to the board when a ticket is closed. @param isOpen whether a ticket is open */
export const useBackToBoard = (isOpen: boolean): void => {
  const before = useRef(isOpen);
  useEffect(() => {
    if (before.current && !isOpen) {
      const board = document.getElementById('appeals');
      board?.setAttribute('tabindex', '-1');
      board?.focus();
    }
    before.current = isOpen;
  }, [isOpen]);
};
