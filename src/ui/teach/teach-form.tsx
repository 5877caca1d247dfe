import { useEffect, useId, useRef, useState } from 'react';
import type { FigurePart } from '#core/model/taught-kind';
import type { TaughtDraft, TeachablePage, TeachableText } from '#core/model/taught-text';
import { t, tIfKnown } from '#texts/translate';
import { useAnnounce } from '../components/announcer';
import { Button } from '../components/button';
import { reasonOf } from '../components/reason';
import {
  choiceOf,
  draftOf,
  figurePartsOf,
  keyOfChoice,
  meaningName,
  type OptionGroup,
  optionsFor,
  spellField,
  subjectName,
  type TaughtChoice,
} from './choices';
import { type CheckedTrial, contradicts, TrialView } from './trial-view';

/** Reader of the page to be taught. */
export interface Teaching {
  /** null if nothing can be taught */
  describe(): Promise<TeachablePage | null>;
  tryOut(drafts: readonly TaughtDraft[]): Promise<CheckedTrial>;
  teach(drafts: readonly TaughtDraft[]): Promise<void>;
}

type Choices = ReadonlyMap<string, TaughtChoice>;
/** Key of a page's text, whatever its meaning. */
const keyOf = ({ kind, field, text }: TeachableText): string => JSON.stringify([kind, field, text]);

/** What was taught before, or else is likely: the seller confirms it or chooses another. */
const chosenBefore = ({ taught, guess }: TeachableText): TaughtChoice[] =>
  taught !== null ? [choiceOf(taught)] : guess !== null ? [{ is: 'column', field: guess }] : [];

/** A field belongs to one column, and a subject has one name. */
const isTakenBy = (choice: TaughtChoice, others: readonly TaughtChoice[]): boolean =>
  (choice.is === 'column' || (choice.is === 'figure' && choice.subject !== null)) &&
  others.some((other) => keyOfChoice(other) === keyOfChoice(choice));

interface ChooserProps {
  text: TeachableText;
  groups: OptionGroup[];
  choice: TaughtChoice | undefined;
  /** choices for other texts */
  others: readonly TaughtChoice[];
  choose(choice: TaughtChoice | undefined): void;
}

const NOT_NEEDED = keyOfChoice({ is: 'not-needed' });

const Chooser = ({ text, groups, choice, others, choose }: ChooserProps) => {
  const options = groups.flatMap((group) => group.options);
  const subject = choice?.is === 'figure' ? choice.subject : null;
  const shown = choice?.is === 'figure' && subject !== null ? { ...choice, part: null } : choice;
  const pick = (value: string) => {
    const picked = options.find((option) => keyOfChoice(option.choice) === value)?.choice;
    choose(value === NOT_NEEDED ? { is: 'not-needed' } : picked);
  };
  const option = ({ label, choice: offered }: OptionGroup['options'][number]) => {
    const isTaken = isTakenBy(offered, others);
    return (
      <option key={keyOfChoice(offered)} value={keyOfChoice(offered)} disabled={isTaken}>
        {isTaken ? t('teach.alreadyChosen', { name: label }) : label}
      </option>
    );
  };
  const parts = subject === null ? [] : figurePartsOf(subject);
  return (
    <>
      <select
        className="choice"
        aria-label={t(`teach.what.${text.looks}`, { text: text.text })}
        value={shown === undefined ? '' : keyOfChoice(shown)}
        onChange={({ target }) => pick(target.value)}
      >
        <option value="">{t('teach.unknown')}</option>
        <option value={NOT_NEEDED}>{t('teach.notNeeded')}</option>
        {groups.map(({ title, options: ofGroup }) =>
          title === null ? (
            ofGroup.map(option)
          ) : (
            <optgroup key={title} label={title}>
              {ofGroup.map(option)}
            </optgroup>
          ),
        )}
      </select>
      {choice?.is === 'figure' && parts.length > 1 && (
        <select
          className="choice"
          aria-label={t('teach.whichPart', { text: text.text })}
          value={choice.part ?? parts[0]}
          onChange={({ target }) => {
            const part = target.value as FigurePart;
            choose({ ...choice, part: part === parts[0] ? null : part });
          }}
        >
          {parts.map((part) => (
            <option key={part} value={part}>
              {t(`teach.parts.${part}`)}
            </option>
          ))}
        </select>
      )}
    </>
  );
};

/** Words come last, as most are found by a trial and are then asked above its result. */
const LOOKS: readonly TeachableText['looks'][] = ['figure', 'column', 'label', 'word'];

/** The meaning of a text by a source. */
const knownName = ({ kind, known }: TeachableText, page: TeachablePage): string => {
  if (kind === 'column') return page.fields.find(({ field }) => field === known)?.name ?? spellField(known!);
  const part = tIfKnown(`teach.parts.${known}`);
  return part ?? (page.subjects.some((code) => code === known) ? subjectName(known as never) : meaningName(known!));
};

const Known = ({ page, texts }: { page: TeachablePage; texts: readonly TeachableText[] }) =>
  texts.length > 0 && (
    <details className="known-texts">
      <summary>{t('teach.known', { count: texts.length })}</summary>
      <dl className="known">
        {texts.map((text) => (
          <div key={keyOf(text)}>
            <dt>{text.text}</dt>
            <dd>{knownName(text, page)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );

/** Level of the form among the headings around it. */
type HeadingLevel = 'h2' | 'h4';

/** The texts of a page, the meanings that the seller has chosen for them so far, and the last trial of these. */
const useLesson = (page: TeachablePage, teaching: Teaching) => {
  const [chosen, setChosen] = useState<Choices>(
    () => new Map(page.texts.flatMap((text) => chosenBefore(text).map((choice) => [keyOf(text), choice]))),
  );
  const [words, setWords] = useState<readonly TeachableText[]>([]);
  const [meanings, setMeanings] = useState(page.meanings);
  const [trial, setTrial] = useState<CheckedTrial | null>(null);
  const described = new Set(page.texts.map(keyOf));
  const texts = [...page.texts, ...words.filter((word) => !described.has(keyOf(word)))];
  const known = page.texts.flatMap(({ kind, known: field }): TaughtChoice[] =>
    kind === 'column' && field !== null ? [{ is: 'column', field }] : [],
  );
  const drafts = () =>
    texts.flatMap((text) => {
      const choice = text.known === null && !text.isPersonal ? chosen.get(keyOf(text)) : undefined;
      return choice === undefined ? [] : [draftOf(page, text, choice)];
    });
  return {
    ...{ texts, chosen, trial },
    optionsOf: (text: TeachableText) => optionsFor(text, { ...page, meanings }),
    /** what columns of the page already mean, and what was chosen for other texts */
    othersOf: (text: TeachableText): TaughtChoice[] => [
      ...known,
      ...[...chosen].flatMap(([key, choice]) => (key === keyOf(text) ? [] : [choice])),
    ],
    /** required columns that no text means yet */
    missingFields: () => {
      const taken = new Set(
        [...known, ...chosen.values()].flatMap((choice) => (choice.is === 'column' ? choice.field : [])),
      );
      return texts.some(({ kind }) => kind === 'column')
        ? page.fields.filter(({ field, isRequired }) => isRequired && !taken.has(field))
        : [];
    },
    choose: (text: TeachableText, choice: TaughtChoice | undefined) => {
      const next = new Map(chosen);
      if (choice === undefined) next.delete(keyOf(text));
      else next.set(keyOf(text), choice);
      setChosen(next);
      setTrial(null);
    },
    check: async () => {
      const tried = await teaching.tryOut(drafts());
      setTrial(tried);
      setWords((before) => [
        ...before,
        ...tried.words.filter((word) => !before.some((one) => keyOf(one) === keyOf(word))),
      ]);
      setMeanings((before) => ({ ...before, ...tried.meanings }));
    },
    keep: () => teaching.teach(drafts()),
  };
};

interface ItemProps {
  text: TeachableText;
  page: TeachablePage;
  lesson: ReturnType<typeof useLesson>;
}

const TextItem = ({ text, page, lesson }: ItemProps) => {
  const column = page.fields.find(({ field }) => field === text.field);
  return (
    <li>
      <span className="printed">{text.text}</span>
      <span className="muted examples">
        {text.isPersonal
          ? t('teach.personal')
          : text.kind === 'word'
            ? t('teach.inColumn', { name: column?.name ?? spellField(text.field!) })
            : text.examples.length === 0
              ? t('teach.empty')
              : text.examples.join(' · ')}
      </span>
      {!text.isPersonal && (
        <Chooser
          text={text}
          groups={lesson.optionsOf(text)}
          choice={lesson.chosen.get(keyOf(text))}
          others={lesson.othersOf(text)}
          choose={(choice) => lesson.choose(text, choice)}
        />
      )}
    </li>
  );
};

interface FormProps {
  page: TeachablePage;
  teaching: Teaching;
  Heading: HeadingLevel;
  onEnd(): void;
}

const TeachForm = ({ page, teaching, Heading, onEnd }: FormProps) => {
  const id = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const lesson = useLesson(page, teaching);
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState('');
  const announce = useAnnounce();
  useEffect(() => {
    title.current?.focus();
  }, []);
  const run = (work: () => Promise<void>) => () => {
    setFailed('');
    setBusy(true);
    work()
      .catch((error: unknown) => setFailed(reasonOf(error)))
      .finally(() => setBusy(false));
  };
  const keep = async () => {
    await lesson.keep();
    announce(t('teach.done'));
    onEnd();
  };
  const { texts, chosen, trial } = lesson;
  const missing = lesson.missingFields();
  const openWords = texts.filter((text) => text.kind === 'word' && !chosen.has(keyOf(text))).length;
  const isGood = trial?.isRead === true && !contradicts(trial);
  return (
    <section className="teach" aria-labelledby={id}>
      <Heading id={id} ref={title} tabIndex={-1}>
        {t('teach.offer')}
      </Heading>
      <p className="muted">{t('teach.says')}</p>
      {LOOKS.map((looks) => {
        const alike = texts.filter((text) => text.looks === looks && text.known === null);
        return (
          alike.length > 0 && (
            <fieldset key={looks}>
              <legend>{t(`teach.groups.${looks}`)}</legend>
              <ul className="texts">
                {alike.map((text) => (
                  <TextItem key={keyOf(text)} text={text} page={page} lesson={lesson} />
                ))}
              </ul>
            </fieldset>
          )
        );
      })}
      <Known page={page} texts={texts.filter(({ known }) => known !== null)} />
      {missing.length > 0 && <p>{t('teach.missing', { names: missing.map(({ name }) => name).join(', ') })}</p>}
      {trial !== null && <TrialView trial={trial} page={page} openWords={openWords} />}
      {failed !== '' && <p role="alert">{t('components.failed', { why: failed })}</p>}
      <div className="actions">
        {isGood ? (
          <Button kind="primary" disabled={isBusy} onClick={run(keep)}>
            {t('teach.keep')}
          </Button>
        ) : (
          <Button kind="primary" disabled={chosen.size === 0 || isBusy} onClick={run(lesson.check)}>
            {isBusy ? t('teach.checking') : t('teach.check')}
          </Button>
        )}
        <Button onClick={onEnd}>{t('words.cancel')}</Button>
      </div>
    </section>
  );
};

interface PageProps {
  teaching: Teaching;
  /** quiet where the page is readable */
  kind?: 'primary' | 'quiet' | undefined;
  Heading: HeadingLevel;
}

/** Form for teaching a page: the seller assigns meanings to texts, checks the result, and confirms. */
export const TeachPage = ({ teaching, kind, Heading }: PageProps) => {
  const [page, setPage] = useState<TeachablePage | 'loading' | 'none' | null>(null);
  const offer = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const isOpen = page !== null && page !== 'loading' && page !== 'none';
  useEffect(() => {
    // The form is gone, so focus returns to the button that opened it.
    if (wasOpen.current && !isOpen) offer.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  if (isOpen) return <TeachForm page={page} teaching={teaching} Heading={Heading} onEnd={() => setPage(null)} />;
  const open = () => {
    setPage('loading');
    teaching.describe().then(
      (found) => setPage(found ?? 'none'),
      () => setPage('none'),
    );
  };
  return (
    <div className="teach-offer">
      <Button ref={offer} small kind={kind} disabled={page === 'loading'} onClick={open}>
        {page === 'loading' ? t('teach.loading') : kind === 'quiet' ? t('teach.offerQuietly') : t('teach.offer')}
      </Button>
      {page === 'none' && (
        <p className="muted" role="status">
          {t('teach.nothing')}
        </p>
      )}
    </div>
  );
};
