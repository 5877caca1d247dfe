import type { ReactNode } from 'react';
import { type AppealTicket, type Assessment, decisionDayOf, hasFormula } from '#core/model/assessment';
import { t } from '#texts/translate';
import { CopyIds } from '../components/copy';
import { formatChance, formatCount, formatDay, formatMany, formatPoints, formatScore } from '../components/format';
import { OutLink } from '../components/links';
import { portalLink } from '../components/portal';
import { prepareAnchor } from '../components/prepare-anchor';
import { groundName, ticketSize } from '../components/words';
import { bestActionOf, type KnownPage, needsExport, PAGE_OF_SOURCE, type ReadableSource } from '../now/best-action';
import { Ask } from './ask';

interface Props {
  assessment: Assessment;
  /** leads into the dashboard */
  link(anchor: string, text: string): ReactNode;
  /** whether the lists that appeals come from have been read; null where the surface does not know */
  hasReadProblems: boolean | null;
}

export const TicketAction = ({
  assessment,
  ticket,
  link,
}: Omit<Props, 'hasReadProblems'> & { ticket: AppealTicket }) => {
  return (
    <>
      <h2>
        {t('glance.appeal', { what: groundName(ticket.ground) })} · {ticketSize(ticket)}
      </h2>
      <p>
        {t('glance.appealWorth', {
          points: formatPoints(ticket.gainAtDecision),
          chance: formatChance(ticket.probability),
          day: formatDay(decisionDayOf(assessment)),
        })}
        {ticket.crosses !== null && `. ${t('glance.crosses', { threshold: formatScore(ticket.crosses, 1) })}`}
      </p>
      <div className="actions">
        {link(prepareAnchor(ticket), t('glance.prepare'))}
        <CopyIds ids={ticket} />
        <Ask about={groundName(ticket.ground)} assessment={assessment} question={{ kind: 'ticket', ticket }} />
      </div>
    </>
  );
};

/** A page to open, what it tells, how much of it has been read, and how much surer it makes tomorrow. */
const OpenPage = ({ assessment, list }: { assessment: Assessment; list: KnownPage & { source: ReadableSource } }) => {
  const { link, page } = PAGE_OF_SOURCE[list.source];
  const { rows, of, narrows } = list;
  const { overall } = assessment.next;
  const half = overall === null ? null : (overall.p95 - overall.p05) / 2;
  return (
    <>
      <h2>
        <OutLink href={portalLink(assessment.region, link)}>
          {t('glance.open', { page: t(`words.pages.${page}`) })}
        </OutLink>
      </h2>
      <p>
        {needsExport(list) ? t('glance.allListed', { rows: formatCount(rows) }) : t(`glance.openWhy.${list.source}`)}
        {rows !== null &&
          of !== null &&
          rows < of &&
          ` ${t('glance.readPart', { rows: formatCount(rows), of: formatCount(of) })}`}
        {half !== null &&
          narrows > 0 &&
          ` ${t('glance.surer', { from: formatScore(half), to: formatScore(half - narrows / 2) })}`}
      </p>
    </>
  );
};

const Nothing = ({ hasReadProblems }: { hasReadProblems: boolean }) => (
  <>
    <h2>{t('glance.nothing')}</h2>
    <p className="muted">{hasReadProblems ? t('glance.nothingSays') : t('glance.noAppealKnown')}</p>
  </>
);

const overdueIn = ({ appealDetails }: Assessment): number =>
  appealDetails?.followUps.filter(({ overdue }) => overdue).length ?? 0;

/** Tickets that nobody has answered in time; what gains points comes before them. */
const Overdue = ({ assessment, link }: Pick<Props, 'assessment' | 'link'>) => {
  const overdue = overdueIn(assessment);
  return (
    overdue > 0 && (
      <>
        <h2>{t('glance.overdue', { many: formatMany(overdue, 'ticket') })}</h2>
        <div className="actions">{link('follow-up', t('glance.followUp', { many: overdue }))}</div>
      </>
    )
  );
};

const Action = ({ assessment, link, hasReadProblems }: Props): ReactNode => {
  const action = bestActionOf(assessment);
  switch (action.kind) {
    case 'read-today':
      return (
        <>
          <h2>
            <OutLink href={portalLink(assessment.region, 'score')}>
              {t('glance.open', { page: t('words.pages.score') })}
            </OutLink>
          </h2>
          <p>{t('glance.openWhy.score')}</p>
        </>
      );
    case 'read':
      return <OpenPage assessment={assessment} list={action.page} />;
    case 'ticket':
      return <TicketAction assessment={assessment} ticket={action.ticket} link={link} />;
    case 'none':
      if (overdueIn(assessment) > 0) return null;
      // without a formula or a score nobody says what an appeal would be worth
      return hasReadProblems === null || !hasFormula(assessment) || assessment.eligible.state === 'no-score' ? null : (
        <Nothing hasReadProblems={hasReadProblems} />
      );
  }
};

/** The one thing that is worth doing before all others. */
export const BestAction = (props: Props) => {
  const action = Action(props);
  const { assessment, link } = props;
  return (
    (action !== null || overdueIn(assessment) > 0) && (
      <section className="section action" aria-label={t('glance.action')}>
        {action}
        <Overdue assessment={assessment} link={link} />
      </section>
    )
  );
};
