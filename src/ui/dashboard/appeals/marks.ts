import type { AppealMark } from '#core/model/appeal-mark';
import type { Instant } from '#core/model/day';
import { problemKey, type Subject } from '#core/model/problem';

export type MarkKind = 'exclude' | 'tried' | 'filed';

const UNMARKED = { excluded: false, attempts: 0, filedAt: null, answers: [] };

/** The mark of a subject; an empty one if it has none. */
export const appealMarkOf = (
  { metric, orderId, caseId, chatId }: Subject,
  marks: readonly AppealMark[],
): AppealMark => {
  const empty = { metric, orderId, caseId, chatId, ...UNMARKED, done: false, note: '', readAt: null };
  return marks.find((mark) => problemKey(mark) === problemKey(empty)) ?? empty;
};

const changed = (kind: MarkKind, mark: AppealMark, at: Instant): AppealMark => {
  switch (kind) {
    case 'exclude':
      return { ...mark, excluded: true };
    case 'tried':
      return { ...mark, attempts: mark.attempts + 1 };
    case 'filed':
      return { ...mark, filedAt: at };
  }
};

/** Marks of subjects with one more statement added to earlier ones. */
export const withMark = (
  kind: MarkKind,
  subjects: readonly Subject[],
  marks: readonly AppealMark[],
  at: Instant,
): AppealMark[] => {
  const byKey = new Map(marks.map((mark) => [problemKey(mark), [mark]]));
  return subjects.map((subject) => changed(kind, appealMarkOf(subject, byKey.get(problemKey(subject)) ?? []), at));
};

/** The mark of a subject with an answer to a ground's question; repeating an answer removes it. */
export const withAnswer = (
  subject: Subject,
  ground: string,
  holds: boolean,
  marks: readonly AppealMark[],
): AppealMark => {
  const mark = appealMarkOf(subject, marks);
  const others = mark.answers.filter((answer) => answer.ground !== ground);
  const isSame = mark.answers.some((answer) => answer.ground === ground && answer.holds === holds);
  return { ...mark, answers: isSame ? others : [...others, { ground, holds }] };
};

/** A mark without statements on appeals; the seller's note is kept. */
export const clearMark = (mark: AppealMark): AppealMark => ({ ...mark, ...UNMARKED });

export const isMarked = ({ excluded, attempts, filedAt, answers }: AppealMark): boolean =>
  excluded || attempts > 0 || filedAt !== null || answers.length > 0;

/** Keys of subjects that the seller closed after the assessment was computed, which still offers them. */
export const closedSince = (marks: readonly AppealMark[], computedAt: Instant): Set<string> =>
  new Set(
    marks
      .filter(
        ({ excluded, filedAt, readAt }) => (excluded || filedAt !== null) && readAt !== null && readAt > computedAt,
      )
      .map(problemKey),
  );
