import { useEffect, useRef, useState } from 'react';
import type { AppealTicket } from '#core/model/assessment';
import { t } from '#texts/translate';
import { useAnnounce } from './announcer';
import { formatMany } from './format';
import { searchText } from './portal';

interface Props {
  /** what the button says, such as "Copy 12 order ids" */
  label: string;
  /** what a listener hears after it */
  done: string;
  text: string;
  primary?: boolean;
}

/** Copies on one click; where the browser refuses, shows the text selected, so that it can be copied by hand. */
export const CopyButton = ({ label, done, text, primary = false }: Props) => {
  const [state, setState] = useState<'ready' | 'copied' | 'refused'>('ready');
  const announce = useAnnounce();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (state === 'refused') field.current?.select();
    if (state !== 'copied') return;
    const back = setTimeout(() => setState('ready'), 2500);
    return () => clearTimeout(back);
  }, [state]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
      announce(done);
    } catch {
      setState('refused');
      announce(t('components.copy.byHand'));
    }
  };
  return (
    <>
      <button type="button" className={`button small ${primary ? 'primary' : ''}`} onClick={copy}>
        {state === 'copied' ? `✓ ${t('components.copy.copied')}` : label}
      </button>
      {state === 'refused' && (
        <label className="by-hand">
          {t('components.copy.byHand')}
          <textarea ref={field} readOnly rows={3} value={text} />
        </label>
      )}
    </>
  );
};

interface IdsProps {
  ids: Pick<AppealTicket, 'orderIds' | 'caseIds' | 'chatIds'>;
  primary?: boolean;
}

/** A button for each kind of id that a ticket names. */
export const CopyIds = ({ ids: { orderIds, caseIds, chatIds }, primary = false }: IdsProps) => {
  const copies = [
    ['order-id', orderIds],
    ['request-id', caseIds],
    ['chat-id', chatIds],
  ] as const;
  const first = copies.findIndex(([, some]) => some.length > 0);
  return copies.map(([noun, ids], index) => {
    if (ids.length === 0) return null;
    const many = formatMany(ids.length, noun);
    return (
      <CopyButton
        key={noun}
        label={t('components.ticket.copy', { many })}
        done={t('components.ticket.copied', { many })}
        text={searchText(ids)}
        primary={primary && index === first}
      />
    );
  });
};

/** Hands a text to the person as a file, without asking the browser for the right to download. */
export const saveFile = (name: string, content: string | Blob, type = 'application/json'): void => {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // the browser takes hold of the address as it starts to save, not before
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};
