import { useEffect, useRef, useState } from 'react';
import { useAnnounce } from './announcer';
import { TEXT } from './text';

const { copy: WORDS } = TEXT;

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
      announce(WORDS.byHand);
    }
  };
  return (
    <>
      <button type="button" className={`button small ${primary ? 'primary' : ''}`} onClick={copy}>
        {state === 'copied' ? `✓ ${WORDS.copied}` : label}
      </button>
      {state === 'refused' && (
        <label className="by-hand">
          {WORDS.byHand}
          <textarea ref={field} readOnly rows={3} value={text} />
        </label>
      )}
    </>
  );
};
