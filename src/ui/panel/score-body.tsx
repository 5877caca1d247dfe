import type { Assessment } from '#core/model/assessment';
import { formatChance, formatCount, formatDay, formatRange, formatScore } from '../components/format';
import { TicketCard } from '../components/ticket-card';
import { FROM } from '../components/words';
import { Why } from '../explain/why';
import { TEXT } from './text';

/** Crossings that are more than a remote chance, likeliest first. */
const risksOf = ({ crossings }: Assessment) =>
  crossings
    .filter(({ within7 }) => within7 !== null && within7 >= 0.05)
    .sort((a, b) => (b.within7 ?? 0) - (a.within7 ?? 0));

const Figures = ({ assessment }: { assessment: Assessment }) => {
  const { overall } = assessment.today;
  const { next } = assessment;
  const today = formatScore(overall.value, overall.from === 'read' ? 1 : 2);
  const nextName = TEXT.next(formatDay(next.day));
  const why = (figure: string, known: boolean) => (known ? TEXT.why(figure) : TEXT.whyUnknown);
  return (
    <>
      <div className="pair">
        <div>
          <h2>{TEXT.today}</h2>
          <p className={overall.value === null ? 'figure unknown' : 'figure'}>{today}</p>
          <p className="muted">
            {FROM[overall.from]}
            {overall.from === 'read' &&
              overall.computed !== null &&
              `, ${TEXT.computed(formatScore(overall.computed))}`}
          </p>
        </div>
        <div>
          <h2>{nextName}</h2>
          <p className={next.overall === null ? 'figure unknown' : 'figure'}>{formatScore(next.overall?.p50)}</p>
          {next.overall !== null && (
            <p className="muted">{TEXT.interval(formatRange(next.overall.p05, next.overall.p95))}</p>
          )}
        </div>
      </div>
      <div className="asks">
        <Why
          label={why(today, overall.value !== null)}
          about={TEXT.today}
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
          <p className="figure">{TEXT.noScore}</p>
          <p>{TEXT.noScoreSays(formatCount(eligible.delivered), formatCount(eligible.need))}</p>
        </div>
      ) : (
        <>
          <Figures assessment={assessment} />
          <h2>{TEXT.risks}</h2>
          {risks.length === 0 && (
            <p className="muted">{assessment.next.overall === null ? TEXT.riskUnknown : TEXT.noRisk}</p>
          )}
          <ul>
            {risks.map((risk) => {
              const { threshold, direction, within7 } = risk;
              const score = formatScore(threshold, 1);
              return (
                <li key={threshold} className="asks">
                  <span className={direction === 'down' ? 'loss' : 'gain'}>
                    {(direction === 'down' ? TEXT.down : TEXT.up)(formatChance(within7), score)}
                  </span>
                  <Why about={score} assessment={assessment} question={{ kind: 'crossing', crossing: risk }} />
                </li>
              );
            })}
          </ul>
        </>
      )}
      <h2>{TEXT.best}</h2>
      {ticket === undefined ? (
        <p className="muted">{TEXT.noTicket}</p>
      ) : (
        <TicketCard assessment={assessment} ticket={ticket} primary />
      )}
      <p className="muted">{TEXT.more}</p>
    </>
  );
};
