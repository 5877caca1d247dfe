import type { AppealTicket } from '#core/model/assessment';
import { t } from '#texts/translate';
import type { LinkButton } from '../components/page-link';
import { prepareAnchor } from '../components/prepare-anchor';
import { groundName, ticketSize } from '../components/words';
import { actionButton, type PanelActions } from './panel-actions';

/** A ticket of another metric than the page's: named without its ids, which cannot be pasted here. */
export const OtherTicket = ({
  ticket,
  actions,
  rank,
}: {
  ticket: AppealTicket;
  actions: PanelActions;
  rank?: Parameters<LinkButton>[2];
}) => (
  <section className="section action" aria-label={t('glance.action')}>
    <h2>
      {t('glance.appeal', { what: groundName(ticket.ground) })} · {ticketSize(ticket)}
    </h2>
    <p className="muted">{t(`words.portalMetrics.${ticket.metric}`)}</p>
    <div className="actions">{actionButton(actions)(prepareAnchor(ticket), t('glance.prepare'), rank)}</div>
  </section>
);
