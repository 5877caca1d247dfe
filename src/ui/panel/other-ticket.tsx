import type { AppealTicket } from '#core/model/assessment';
import { t } from '#texts/translate';
import { prepareAnchor } from '../components/prepare-anchor';
import { groundName, ticketSize } from '../components/words';
import { actionButton, type PanelActions } from './panel-actions';

/** A ticket of a metric that the page is not about: named with its metric, without its ids, which belong elsewhere. */
export const OtherTicket = ({ ticket, actions }: { ticket: AppealTicket; actions: PanelActions }) => (
  <section className="section action" aria-label={t('glance.action')}>
    <h2>
      {t('glance.appeal', { what: groundName(ticket.ground) })} · {ticketSize(ticket)}
    </h2>
    <p className="muted">{t(`words.portalMetrics.${ticket.metric}`)}</p>
    <div className="actions">{actionButton(actions)(prepareAnchor(ticket), t('glance.prepare'))}</div>
  </section>
);
