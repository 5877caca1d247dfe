import type { ReactNode } from 'react';
import { type AppealTicket, type Assessment, decisionDayOf, hasFormula } from '#core/model/assessment';
import type { CheckItem } from '#core/model/check-item';
import { t } from '#texts/translate';
import {
  bestActionOf,
  halfWidth,
  type KnownPage,
  needsExport,
  PAGE_OF_SOURCE,
  type ReadableSource,
  worthwhileTickets,
} from '../components/best-action';
import { idNoun, stakesOf, taskLink, taskText } from '../components/checklist-text';
import { CopyIds, CopySearch } from '../components/copy';
import {
  formatChance,
  formatCount,
  formatDay,
  formatMany,
  formatPoints,
  formatScore,
  formatSentence,
} from '../components/format';
import { OutLink } from '../components/links';
import type { LinkButton } from '../components/page-link';
import { type PortalPage, portalLink } from '../components/portal';
import { prepareAnchor } from '../components/prepare-anchor';
import { groundName, ticketSize } from '../components/words';
import { Ask } from './ask';

interface Props {
  assessment: Assessment;
  /** what is overdue or due today and costs most */
  clock: CheckItem | null;
  link: LinkButton;
  /** whether the lists that appeals come from have been read; null if the surface does not know */
  hasReadProblems: boolean | null;
}

const OpenButton = ({ region, page, text }: { region: string; page: PortalPage; text: string }) => (
  <OutLink href={portalLink(region, page)} className="button primary small">
    {text}
  </OutLink>
);

export const TicketAction = ({
  assessment,
  ticket,
  link,
}: Pick<Props, 'assessment' | 'link'> & { ticket: AppealTicket }) => (
  <>
    <h3>
      {t('glance.appeal', { what: groundName(ticket.ground) })} · {ticketSize(ticket)}
    </h3>
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

/** The best appeal, below a more urgent task. */
const Then = ({ assessment, ticket, link }: Parameters<typeof TicketAction>[0]) => (
  <p>
    {t('glance.then', {
      what: groundName(ticket.ground),
      points: formatPoints(ticket.gainAtDecision),
      day: formatDay(decisionDayOf(assessment)),
    })}{' '}
    {link(prepareAnchor(ticket), t('glance.prepare'), 'further')}
  </p>
);

/** The costliest overdue task: its stakes, and the page where it is done. */
const ClockAction = ({ region, clock }: { region: string; clock: CheckItem }) => {
  const stakes = stakesOf(clock);
  return (
    <>
      <h3>{taskText(clock)}</h3>
      {stakes.length > 0 && <p>{stakes.join(' · ')}</p>}
      <div className="actions">
        <OutLink href={taskLink(region, clock)} className="button primary small">
          {t('words.open', { page: t(`checklist.pages.${clock.page}`) })}
        </OutLink>
        <CopySearch ids={clock.ids} noun={idNoun(clock)} />
      </div>
    </>
  );
};

/** A page to open: what it shows, how much of it has been read, and by how much it narrows the forecast. */
const OpenPage = ({
  assessment,
  list,
  link,
}: Pick<Props, 'assessment' | 'link'> & { list: KnownPage & { source: ReadableSource } }) => {
  const { link: place, page } = PAGE_OF_SOURCE[list.source];
  const { rows, of, narrows } = list;
  const half = halfWidth(assessment);
  const says = [
    ...(rows !== null && of !== null && rows < of
      ? [formatSentence(t('glance.readPart', { rows: formatCount(rows), of: formatCount(of) }))]
      : []),
    ...(half !== null && narrows > 0
      ? [t('glance.surer', { from: formatScore(half), to: formatScore(half - narrows / 2) })]
      : []),
  ];
  return (
    <>
      <h3>
        {needsExport(list) ? t('glance.allListed', { rows: formatCount(rows) }) : t(`glance.openWhy.${list.source}`)}
      </h3>
      {says.length > 0 && <p>{says.join(' ')}</p>}
      <div className="actions">
        <OpenButton
          region={assessment.region}
          page={place}
          text={t('words.open', { page: t(`words.pages.${page}`) })}
        />
        {needsExport(list) && link('data', t('glance.import'), 'further')}
      </div>
    </>
  );
};

const OpenScore = ({ region }: { region: string }) => (
  <>
    <h3>{t('glance.openWhy.score')}</h3>
    <div className="actions">
      <OpenButton region={region} page="score" text={t('words.open', { page: t('words.pages.score') })} />
    </div>
  </>
);

type NextChange = Extract<ReturnType<typeof bestActionOf>, { kind: 'none' }>['next'];

/** Nothing to do; or, if no list of problems was read, the page that leads to them. */
const Nothing = ({ region, hasReadProblems, next }: { region: string; hasReadProblems: boolean; next: NextChange }) => (
  <>
    <h3>{hasReadProblems ? t('glance.nothing') : t('glance.noAppealKnown')}</h3>
    {(hasReadProblems || next !== null) && (
      <p className="muted">
        {hasReadProblems && t('glance.nothingSays')}{' '}
        {next !== null &&
          t('glance.nextChange', {
            points: formatPoints(next.points),
            day: formatDay(next.day),
            metric: t(`words.metrics.${next.metric}`),
          })}
      </p>
    )}
    {!hasReadProblems && (
      <div className="actions">
        <OpenButton region={region} page="score" text={t('words.open', { page: t('words.pages.score') })} />
      </div>
    )}
  </>
);

const overdueIn = ({ appealDetails }: Assessment): number =>
  appealDetails?.followUps.filter(({ overdue }) => overdue).length ?? 0;

/** Overdue tickets; actions that gain points come first. */
const Overdue = ({ assessment, link }: Pick<Props, 'assessment' | 'link'>) => {
  const overdue = overdueIn(assessment);
  return (
    overdue > 0 && (
      <p>
        {t('glance.overdue', { many: formatMany(overdue, 'ticket') })}{' '}
        {link('follow-up', t('glance.followUp', { many: overdue }), 'further')}
      </p>
    )
  );
};

const actionOf = ({ assessment, clock, link, hasReadProblems }: Props): ReactNode => {
  const { region } = assessment;
  const action = bestActionOf(assessment, clock);
  switch (action.kind) {
    case 'read-today':
      return <OpenScore region={region} />;
    case 'read':
      return <OpenPage assessment={assessment} list={action.page} link={link} />;
    case 'clock': {
      const [ticket] = worthwhileTickets(assessment);
      return (
        <>
          <ClockAction region={region} clock={action.clock} />
          {ticket !== undefined && <Then assessment={assessment} ticket={ticket} link={link} />}
        </>
      );
    }
    case 'ticket':
      return <TicketAction assessment={assessment} ticket={action.ticket} link={link} />;
    case 'none':
      if (overdueIn(assessment) > 0) return null;
      // Without a formula or a score, the gain of an appeal is unknown.
      return hasReadProblems === null || !hasFormula(assessment) || assessment.eligible.state === 'no-score' ? null : (
        <Nothing region={region} hasReadProblems={hasReadProblems} next={action.next} />
      );
  }
};

/** The one thing to do first, as a section of a small surface or a card of a large one. */
export const BestAction = ({ isCard = false, ...props }: Props & { isCard?: boolean }) => {
  const action = actionOf(props);
  const { assessment, link } = props;
  return (
    (action !== null || overdueIn(assessment) > 0) && (
      <section className={isCard ? 'card do-first action' : 'section action'} aria-label={t('glance.action')}>
        <h2 className={isCard ? undefined : 'hidden-text'}>{t('glance.action')}</h2>
        {action}
        <Overdue assessment={assessment} link={link} />
      </section>
    )
  );
};
