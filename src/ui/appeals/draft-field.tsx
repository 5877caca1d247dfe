import { useContext, useEffect, useId, useState } from 'react';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import { CopyButton } from '../parts/copy-button';
import { OfficeContext, useSaying } from './office';
import { PREPARE_TEXT } from './prepare-text';
import type { Change } from './use-ticket';

const { draft: WORDS } = PREPARE_TEXT;

/** The draft that the facts give, again whenever the ticket is about something else. Null while it is being written. */
const useDraft = (ticket: PreparedTicket): { text: string } | { failed: string } | null => {
  const office = useContext(OfficeContext);
  const { shopId } = useSaying();
  const [made, setMade] = useState<ReturnType<typeof useDraft>>(null);
  const { metric, ground, orderIds, caseIds, chatIds, evidence } = ticket;
  const key = JSON.stringify([shopId, metric, ground, orderIds, caseIds, chatIds, evidence]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the draft depends on
  useEffect(() => {
    let wanted = true;
    office.draft({ shop: { shopId }, ticket, language: 'en' }).then(
      ({ text }) => wanted && setMade({ text }),
      (error: unknown) => wanted && setMade({ failed: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [office, key]);
  return made;
};

/** The appeal in words: written from the facts until the seller writes in it. */
export const DraftField = ({ ticket, change }: { ticket: PreparedTicket; change: Change }) => {
  const id = useId();
  const made = useDraft(ticket);
  const own = ticket.draft !== '';
  const text = own ? ticket.draft : made !== null && 'text' in made ? made.text : '';
  return (
    <>
      <h3>
        <label htmlFor={id}>{WORDS.title}</label>
      </h3>
      <p className="muted" id={`${id}-says`}>
        {own ? WORDS.edited : WORDS.says}
      </p>
      {!own && made !== null && 'failed' in made && <p className="loss">{WORDS.failed(made.failed)}</p>}
      <textarea
        id={id}
        aria-describedby={`${id}-says`}
        rows={Math.min(20, Math.max(8, text.split('\n').length + 1))}
        value={text}
        placeholder={made === null ? WORDS.making : ''}
        onChange={(event) => change({ draft: event.target.value })}
      />
      <div className="row">
        <CopyButton label={WORDS.copy} done={WORDS.copied} text={text} />
        {own && (
          <button type="button" className="button small" onClick={() => change({ draft: '' }, WORDS.restored)}>
            {WORDS.again}
          </button>
        )}
      </div>
    </>
  );
};
