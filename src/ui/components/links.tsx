import { type ReactNode, useContext } from 'react';
import { crossBorderLink } from '#core/model/portal';
import { t } from '#texts/translate';
import { shortId } from './format';
import { CrossBorder, orderLink } from './portal';

interface LinkProps {
  href: string;
  title?: string;
  className?: string;
  children: ReactNode;
}

/** A link that opens in a new tab, and says so; links to the portal use the host of the shown shop. */
export const OutLink = ({ href, title, className, children }: LinkProps) => (
  <a
    href={useContext(CrossBorder) ? crossBorderLink(href) : href}
    target="_blank"
    rel="noreferrer"
    title={title}
    className={className}
  >
    {children}
    <span className="hidden-text">{t('components.link.newTab')}</span>
  </a>
);

interface Props {
  region: string;
  subject: { orderId: string | null; caseId: string | null; chatId: string | null };
}

export const shownId = ({ orderId, caseId, chatId }: Props['subject']): string => orderId ?? caseId ?? chatId ?? '';

/** The subject of a row: an order links to the portal; a request or chat without an order is only named. */
export const SubjectLink = ({ region, subject }: Props) => {
  const { orderId, caseId, chatId } = subject;
  if (orderId !== null) {
    return (
      <span className="nowrap">
        <OutLink href={orderLink(region, orderId)} title={orderId}>
          <span className="hidden-text">{t('components.subject.order')} </span>
          {shortId(orderId)}
        </OutLink>
      </span>
    );
  }
  const text =
    caseId !== null
      ? t('components.subject.request', { id: shortId(caseId) })
      : t('components.subject.chat', { id: shortId(chatId ?? '') });
  return (
    <span className="nowrap" title={caseId ?? chatId ?? undefined}>
      {text}
    </span>
  );
};
