import type { Assessment } from '#core/model/assessment';
import { formatChance, formatCount, formatDay, formatRange, formatScore } from '../components/format';
import { TicketCard } from '../components/ticket-card';
import { FROM } from '../components/words';
import { Why } from '../explain/why';
import { PANEL_TEXT } from './text';

/** Crossings that are more than a remote chance, likeliest first. */
const risksOf = ({ crossings }: Assessment) =>
  crossings
    .filter(({ within7 }) => within7 !== null && within7 >= 0.05)
    .sort((a, b) => (b.within7 ?? 0) - (a.within7 ?? 0));

const Figures = ({ assessment }: { assessment: Assessment }) => {
  const { overall } = assessment.today;
  const { next } = assessment;
  const today = formatScore(overall.value, overall.from === 'read' ? 1 : 2);
  const nextName = PANEL_TEXT.next(formatDay(next.day));
  const why = (figure: string, known: boolean) => (known ? PANEL_TEXT.why(figure) : PANEL_TEXT.whyUnknown);
  return (
    <>
      <div className="pair">
        <div>
          <h2>{PANEL_TEXT.today}</h2>
          <p className={overall.value === null ? 'figure unknown' : 'figure'}>{today}</p>
          <p className="muted">
            {FROM[overall.from]}
            {overall.from === 'read' &&
              overall.computed !== null &&
              `, ${PANEL_TEXT.computed(formatScore(overall.computed))}`}
          </p>
        </div>
        <div>
          <h2>{nextName}</h2>
          <p className={next.overall === null ? 'figure unknown' : 'figure'}>{formatScore(next.overall?.p50)}</p>
          {next.overall !== null && (
            <p className="muted">{PANEL_TEXT.interval(formatRange(next.overall.p05, next.overall.p95))}</p>
          )}
        </div>
      </div>
      <div className="asks">
        <Why
          label={why(today, overall.value !== null)}
          about={PANEL_TEXT.today}
          assessment={assessment}
          question={{ kind: 'overall' }}
        />
        <Why
          label={why(formatScore(next.overall?.p50), next.overall !== null)}
          about={nextName}
          assessment={assessment}
          question={{ kind: 'next' }}
        />
      </div>
    </>
  );
};

/** Beside the score: what it will be, what it may cross, and the one appeal that is worth most. */
export const ScoreBody = ({ assessment }: { assessment: Assessment }) => {
  const { eligible, appeals } = assessment;
  const risks = risksOf(assessment);
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
          <Figures assessment={assessment} />
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
