import { useContext, useId } from 'react';
import { DRAFT_LANGUAGES, draftLanguageOf } from '#core/appeals/draft-texts';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import type { Incoming } from '#messages/protocol';
import { t } from '#texts/translate';
import { Button } from '../../components/button';
import { CopyButton } from '../../components/copy';
import { SelectField } from '../../components/field';
import { reasonOf } from '../../components/reason';
import { useWork, type Work } from '../../components/use-work';
import type { ChangeTicket } from './use-ticket-edits';
import { AppealServiceContext, useUserInput } from './user-input';

/** Name of a language in that language, and in English. */
const languageName = (code: string): string => {
  try {
    const [own, english] = [code, 'en'].map(
      (locale) => new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code,
    );
    return own === english ? english! : `${own} (${english})`;
  } catch {
    return code;
  }
};

type Draft = Incoming<'draft-appeal', 'answer'>;

/** The draft, rewritten when the ticket's subjects change; null while being written. */
const useDraft = (ticket: PreparedTicket): Work<Draft> => {
  const appealService = useContext(AppealServiceContext);
  const { shopId } = useUserInput();
  const { metric, ground, orderIds, caseIds, chatIds, evidence, language } = ticket;
  const key = JSON.stringify([shopId, metric, ground, orderIds, caseIds, chatIds, evidence, language]);
  return useWork(key, () => appealService.draft({ shop: { shopId }, ticket }));
};

/** The language of the draft, with the reason for it. */
const languageText = ({ language }: PreparedTicket, draft: Draft): string => {
  const name = languageName(draft.language);
  if (language !== null) return t('prepare.draft.chosen', { language: name });
  if (draft.portal === null) return t('prepare.draft.unknownPortal', { language: name });
  const portal = languageName(draft.portal);
  return draftLanguageOf(draft.portal) === null
    ? t('prepare.draft.noWords', { portal, language: name })
    : t('prepare.draft.asPortal', { language: name });
};

/** The text of the appeal, written from facts until the seller edits it. */
export const DraftField = ({ ticket, change }: { ticket: PreparedTicket; change: ChangeTicket }) => {
  const id = useId();
  const result = useDraft(ticket);
  const isEdited = ticket.draft !== '';
  const draft = result !== null && 'done' in result ? result.done : null;
  const text = isEdited ? ticket.draft : (draft?.text ?? '');
  return (
    <>
      <h4>
        <label htmlFor={id}>{t('prepare.draft.title')}</label>
      </h4>
      <p className="muted" id={`${id}-says`}>
        {isEdited ? t('prepare.draft.edited') : t('prepare.draft.says')}{' '}
        {!isEdited && draft !== null && languageText(ticket, draft)}
      </p>
      {!isEdited && result !== null && 'failed' in result && (
        <p className="loss">{t('prepare.draft.failed', { why: reasonOf(result.failed) })}</p>
      )}
      <SelectField
        label={t('words.language')}
        value={ticket.language ?? ''}
        options={[
          { value: '', name: t('prepare.draft.ofPortal') },
          ...DRAFT_LANGUAGES.map((code) => ({ value: code, name: languageName(code), lang: code })),
        ]}
        choose={(language) => change({ language: language || null })}
      />
      <textarea
        id={id}
        aria-describedby={`${id}-says`}
        lang={isEdited ? undefined : draft?.language}
        rows={Math.min(20, Math.max(8, text.split('\n').length + 1))}
        value={text}
        placeholder={result === null ? t('prepare.draft.making') : ''}
        onChange={(event) => change({ draft: event.target.value })}
      />
      <div className="row">
        <CopyButton label={t('components.copyText')} done={t('components.copiedText')} text={text} />
        {isEdited && (
          <Button small onClick={() => change({ draft: '' }, t('prepare.draft.restored'))}>
            {t('prepare.draft.again')}
          </Button>
        )}
      </div>
    </>
  );
};
