import type { Subject } from '#core/explain/question';
import type { AppealMark } from '#core/model/appeal-mark';
import type { Instant } from '#core/model/day';
import { problemKey } from '#core/model/problem';

export type MarkKind = 'exclude' | 'tried' | 'filed';

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

const markOf = ({ metric, orderId, caseId, chatId }: Subject, known: readonly AppealMark[]): AppealMark => {
  const unsaid = {
    metric,
    orderId,
    caseId,
    chatId,
    excluded: false,
    attempts: 0,
    filedAt: null,
    answers: [],
    readAt: null,
  };
  return known.find((it) => problemKey(it) === problemKey(unsaid)) ?? unsaid;
};

/** What was looked up of a subject: whether the facts are as a ground asks. Said again it is taken back. */
export const withAnswer = (
  subject: Subject,
  ground: string,
  holds: boolean,
  known: readonly AppealMark[],
): AppealMark => {
  const mark = markOf(subject, known);
  const others = mark.answers.filter((it) => it.ground !== ground);
  const isSame = mark.answers.some((it) => it.ground === ground && it.holds === holds);
  return { ...mark, answers: isSame ? others : [...others, { ground, holds }] };
};

/** What is said of subjects from now on, on top of what was said of them before. */
export const withMark = (
  kind: MarkKind,
  subjects: readonly Subject[],
  known: readonly AppealMark[],
  at: Instant,
): AppealMark[] => {
  const before = new Map(known.map((it) => [problemKey(it), it]));
  return subjects.map(({ metric, orderId, caseId, chatId }) => {
    const unsaid = {
      metric,
      orderId,
      caseId,
      chatId,
      excluded: false,
      attempts: 0,
      filedAt: null,
      answers: [],
      readAt: null,
    };
    return changed(kind, before.get(problemKey(unsaid)) ?? unsaid, at);
  });
};

export const withoutMark = (it: AppealMark): AppealMark => ({
  ...it,
  excluded: false,
  attempts: 0,
  filedAt: null,
  answers: [],
});

export const isMarked = (it: AppealMark): boolean =>
  it.excluded || it.attempts > 0 || it.filedAt !== null || it.answers.length > 0;

/** The subjects that the seller has closed since the figures were computed, which still offer them. */
export const closedSince = (marks: readonly AppealMark[], computedAt: Instant): Set<string> =>
  new Set(
    marks
      .filter((it) => (it.excluded || it.filedAt !== null) && it.readAt !== null && it.readAt > computedAt)
      .map(problemKey),
  );
