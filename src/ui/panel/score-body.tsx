import type { Assessment } from '#core/model/assessment';
import { formatChance, formatCount, formatScore } from '../components/format';
import { TicketCard } from '../components/ticket-card';
import { likelyCrossings, TodayAndNext } from '../components/today-and-next';
import { Why } from '../explain/why';
import { PANEL_TEXT } from './text';

/** Beside the score: what it will be, what it may cross, and the one appeal that is worth most. */
export const ScoreBody = ({ assessment }: { assessment: Assessment }) => {
  const { eligible, appeals } = assessment;
  const risks = likelyCrossings(assessment);
  const ticket = appeals.tickets[0];
  return (
    <>
      {eligible.state === 'no-score' ? (
        <div>
          <p className="figure">{PANEL_TEXT.noScore}</p>
          <p>{PANEL_TEXT.noScoreSays(formatCount(eligible.delivered), formatCount(eligible.need))}</p>
        </div>
      ) : (
        <>
          <TodayAndNext assessment={assessment} />
          <h2>{PANEL_TEXT.risks}</h2>
          {risks.length === 0 && (
            <p className="muted">{assessment.next.overall === null ? PANEL_TEXT.riskUnknown : PANEL_TEXT.noRisk}</p>
          )}
          <ul>
            {risks.map((risk) => {
              const { threshold, direction, within7 } = risk;
              const score = formatScore(threshold, 1);
              return (
                <li key={threshold} className="asks">
                  <span className={direction === 'down' ? 'loss' : 'gain'}>
                    {(direction === 'down' ? PANEL_TEXT.down : PANEL_TEXT.up)(formatChance(within7), score)}
                  </span>
                  <Why about={score} assessment={assessment} question={{ kind: 'crossing', crossing: risk }} />
                </li>
              );
            })}
          </ul>
        </>
      )}
      <h2>{PANEL_TEXT.best}</h2>
      {ticket === undefined ? (
        <p className="muted">{PANEL_TEXT.noTicket}</p>
      ) : (
        <TicketCard assessment={assessment} ticket={ticket} primary />
      )}
      <p className="muted">{PANEL_TEXT.more}</p>
    </>
  );
};
