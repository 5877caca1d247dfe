import type { AppealTicket } from '#core/model/assessment';
import { t } from '#texts/translate';
import { prepareAnchor } from '../components/prepare-anchor';
import { groundName, ticketSize } from '../components/words';
import { actionButton, type PanelActions } from './panel-actions';

/** A ticket of another metric than the page's: named without its ids, which cannot be pasted here. */
export const OtherTicket = ({ ticket, actions }: { ticket: AppealTicket; actions: PanelActions }) => (
  <section className="section action" aria-label={t('glance.action')}>
    <h2>
      {t('glance.appeal', { what: groundName(ticket.ground) })} · {ticketSize(ticket)}
    </h2>
    <p className="muted">{t(`words.portalMetrics.${ticket.metric}`)}</p>
    <div className="actions">{actionButton(actions)(prepareAnchor(ticket), t('glance.prepare'))}</div>
  </section>
);
