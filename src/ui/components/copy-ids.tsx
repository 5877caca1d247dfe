import type { AppealTicket } from '#core/model/assessment';
import { CopyButton } from './copy-button';
import { formatMany } from './format';
import { searchText } from './portal';
import { TEXT } from './text';

const { ticket: WORDS } = TEXT;

interface Props {
  ids: Pick<AppealTicket, 'orderIds' | 'caseIds' | 'chatIds'>;
  primary?: boolean;
}

/** A button for each kind of id that a ticket names. */
export const CopyIds = ({ ids: { orderIds, caseIds, chatIds }, primary = false }: Props) => {
  const copies = [
    ['order id', orderIds],
    ['request id', caseIds],
    ['chat id', chatIds],
  ] as const;
  const first = copies.findIndex(([, some]) => some.length > 0);
  return copies.map(([noun, ids], index) => {
    if (ids.length === 0) return null;
    const many = formatMany(ids.length, noun);
    return (
      <CopyButton
        key={noun}
        label={WORDS.copy(many)}
        done={WORDS.copied(many)}
        text={searchText(ids)}
        primary={primary && index === first}
      />
    );
  });
};
