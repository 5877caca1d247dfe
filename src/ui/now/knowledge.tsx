import type { Assessment } from '#core/model/assessment';
import { formatCount, formatScore } from '../components/format';
import { OutLink } from '../components/links';
import { portalLink } from '../components/portal';
import { PAGE_NAMES } from '../components/words';
import { needsExport, PAGE_OF_SOURCE, pageToOpen, readablePages } from './best-action';
import { NOW_TEXT } from './text';

const { knowledge: WORDS } = NOW_TEXT;

/** Half of tomorrow's 90 % interval: how far the score may well be off. */
export const halfWidth = ({ next }: Assessment): number | null =>
  next.overall === null ? null : (next.overall.p95 - next.overall.p05) / 2;

/** What of the pages that tell of tomorrow has been read, how sure that makes the forecast, and what to open. */
export const Knowledge = ({ assessment }: { assessment: Assessment }) => {
  const { today, region } = assessment;
  const pages = [
    {
      name: PAGE_NAMES.score,
      href: portalLink(region, 'score'),
      state: today.overall.from === 'read' ? ('whole' as const) : ('none' as const),
      rows: null,
      of: null,
    },
    ...readablePages(assessment).map(({ source, state, rows, of }) => {
      const { link, page } = PAGE_OF_SOURCE[source];
      return { name: PAGE_NAMES[page], href: portalLink(region, link), state, rows, of };
    }),
  ];
  const half = halfWidth(assessment);
  const best = pageToOpen(assessment);
  const read = pages.filter(({ state }) => state === 'whole').length;
  return (
    <section className="card knowledge" aria-labelledby="knowledge-title">
      <div className="head">
        <h2 id="knowledge-title">{WORDS.title}</h2>
        <p className="muted">
          {WORDS.read(read, pages.length)} · {half === null ? WORDS.noForecast : WORDS.sure(formatScore(half))}
        </p>
      </div>
      <ul className="known-pages">
        {pages.map(({ name, href, state, rows, of }) => (
          <li key={name} className={state}>
            <OutLink href={href}>{name}</OutLink>
            <span className="muted under">
              {state === 'part' && rows !== null && of !== null && rows < of
                ? WORDS.rows(formatCount(rows), formatCount(of))
                : state === 'part' && rows !== null && rows === of
                  ? WORDS.listed(formatCount(rows))
                  : WORDS.state[state]}
            </span>
          </li>
        ))}
      </ul>
      <p className="muted">
        {best !== undefined && half !== null
          ? `${(needsExport(best) ? WORDS.import : WORDS.open)(
              PAGE_NAMES[PAGE_OF_SOURCE[best.source].page],
              formatScore(half - best.narrows / 2),
            )}.`
          : half !== null && (read === pages.length ? WORDS.whole : WORDS.enough)}
      </p>
    </section>
  );
};
