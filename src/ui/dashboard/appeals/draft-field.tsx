import { useContext, useEffect, useId, useState } from 'react';
import { DRAFT_LANGUAGES, draftLanguageOf } from '#core/appeals/draft-texts';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import type { Arrived } from '#messages/protocol';
import { CopyButton } from '../../components/copy';
import { PREPARE_TEXT } from './prepare-text';
import type { ChangeTicket } from './use-ticket';
import { AppealServiceContext, useUserInput } from './user-input';

const { draft: WORDS } = PREPARE_TEXT;

/** As its own speakers call it, and in English. */
const languageName = (code: string): string => {
  try {
    const [own, english] = [code, 'en'].map((it) => new Intl.DisplayNames([it], { type: 'language' }).of(code) ?? code);
    return own === english ? english! : `${own} (${english})`;
  } catch {
    return code;
  }
};

type Draft = Arrived<'draft-appeal', 'answer'>;

/** The draft that the facts give, again whenever the ticket is about something else. Null while it is being written. */
const useDraft = (ticket: PreparedTicket): Draft | { failed: string } | null => {
  const appealService = useContext(AppealServiceContext);
  const { shopId } = useUserInput();
  const [made, setMade] = useState<ReturnType<typeof useDraft>>(null);
  const { metric, ground, orderIds, caseIds, chatIds, evidence, language } = ticket;
  const key = JSON.stringify([shopId, metric, ground, orderIds, caseIds, chatIds, evidence, language]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that the draft depends on
  useEffect(() => {
    let wanted = true;
    appealService.draft({ shop: { shopId }, ticket }).then(
      (draft) => wanted && setMade(draft),
      (error: unknown) => wanted && setMade({ failed: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [appealService, key]);
  return made;
};

/** In which language it is, and why in that one. */
const languageSays = ({ language }: PreparedTicket, made: Draft): string => {
  const name = languageName(made.language);
  if (language !== null) return WORDS.chosen(name);
  if (made.portal === null) return WORDS.unknownPortal(name);
  const portal = languageName(made.portal);
  return draftLanguageOf(made.portal) === null ? WORDS.noWords(portal, name) : WORDS.asPortal(name);
};

/** The appeal in words: written from the facts until the seller writes in it. */
export const DraftField = ({ ticket, change }: { ticket: PreparedTicket; change: ChangeTicket }) => {
  const id = useId();
  const made = useDraft(ticket);
  const own = ticket.draft !== '';
  const draft = made !== null && 'text' in made ? made : null;
  const text = own ? ticket.draft : (draft?.text ?? '');
  return (
    <>
      <h3>
        <label htmlFor={id}>{WORDS.title}</label>
      </h3>
      <p className="muted" id={`${id}-says`}>
        {own ? WORDS.edited : WORDS.says} {!own && draft !== null && languageSays(ticket, draft)}
      </p>
      {!own && made !== null && 'failed' in made && <p className="loss">{WORDS.failed(made.failed)}</p>}
      <div className="field">
        <label htmlFor={`${id}-language`}>{WORDS.language}</label>
        <select
          id={`${id}-language`}
          value={ticket.language ?? ''}
          onChange={(event) => change({ language: event.target.value || null })}
        >
          <option value="">{WORDS.ofPortal}</option>
          {DRAFT_LANGUAGES.map((it) => (
            <option key={it} value={it} lang={it}>
              {languageName(it)}
            </option>
          ))}
        </select>
      </div>
      <textarea
        id={id}
        aria-describedby={`${id}-says`}
        lang={own ? undefined : draft?.language}
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
