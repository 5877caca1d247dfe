import { useEffect, useRef, useState } from 'react';
import type { AppealTicket } from '#core/model/assessment';
import { t } from '#texts/translate';
import { useAnnounce } from './announcer';
import { formatCount, formatMany, type Noun } from './format';
import { searchTexts } from './portal';

interface Props {
  /** text of the button, such as "Copy 12 order ids" */
  label: string;
  /** announcement after copying */
  done: string;
  text: string;
  primary?: boolean;
  onCopied?: () => void;
}

/** Copies on one click; where the browser refuses, shows the text selected, so that it can be copied by hand. */
export const CopyButton = ({ label, done, text, primary = false, onCopied }: Props) => {
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
      onCopied?.();
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

interface SearchProps {
  ids: readonly string[];
  noun: Noun;
  /** text of the button, "Copy 12 order ids" by default */
  label?: (many: string) => string;
  primary?: boolean;
}

/** Copies ids for the portal's search box, in parts if it does not take all at once. */
export const CopySearch = ({ ids, noun, label, primary = false }: SearchProps) => {
  const [part, setPart] = useState(0);
  const texts = searchTexts(ids);
  // The list may have become shorter since the last part was copied.
  const at = part < texts.length ? part : 0;
  const text = texts[at];
  if (text === undefined) return null;
  const count = text.split(',').length;
  const before = at === 0 ? 0 : at * texts[0]!.split(',').length;
  const many = formatMany(count, noun);
  const says = label?.(many) ?? t('components.ticket.copy', { many });
  const [from, to, all] = [before + 1, before + count, ids.length].map(formatCount) as [string, string, string];
  return (
    <CopyButton
      label={texts.length === 1 ? says : t('components.copy.part', { says, from, to, all })}
      done={t('components.ticket.copied', { many })}
      text={text}
      primary={primary}
      onCopied={() => setPart((at + 1) % texts.length)}
    />
  );
};

interface IdsProps {
  ids: Pick<AppealTicket, 'orderIds' | 'caseIds' | 'chatIds'>;
  primary?: boolean;
}

/** A copy button for each kind of id in a ticket. */
export const CopyIds = ({ ids: { orderIds, caseIds, chatIds }, primary = false }: IdsProps) => {
  const copies = [
    ['order-id', orderIds],
    ['request-id', caseIds],
    ['chat-id', chatIds],
  ] as const;
  const first = copies.findIndex(([, some]) => some.length > 0);
  return copies.map(([noun, ids], index) => (
    <CopySearch key={noun} ids={ids} noun={noun} primary={primary && index === first} />
  ));
};

/** Saves a text as a file, without the permission for downloads. */
export const saveFile = (name: string, content: string | Blob, type = 'application/json'): void => {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser fetches the address when saving begins, not at the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};
