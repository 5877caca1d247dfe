import { shortId } from './format';
import { OutLink } from './out-link';
import { orderLink } from './portal';
import { TEXT } from './text';

const { subject: WORDS } = TEXT;

interface Props {
  region: string;
  subject: { orderId: string | null; caseId: string | null; chatId: string | null };
}

/** What a row is about: an order opens in the portal; a request or chat that names no order is only named. */
export const SubjectLink = ({ region, subject }: Props) => {
  const { orderId, caseId, chatId } = subject;
  if (orderId !== null) {
    return (
      <span className="nowrap">
        <OutLink href={orderLink(region, orderId)} title={orderId}>
          <span className="hidden-text">{WORDS.order} </span>
          {shortId(orderId)}
        </OutLink>
      </span>
    );
  }
  const text = caseId !== null ? WORDS.request(shortId(caseId)) : WORDS.chat(shortId(chatId ?? ''));
  return (
    <span className="nowrap" title={caseId ?? chatId ?? undefined}>
      {text}
    </span>
  );
};

export const subjectKey = (it: Props['subject'] & { metric: string }): string =>
  `${it.metric}+${it.caseId ?? it.chatId ?? it.orderId}`;
