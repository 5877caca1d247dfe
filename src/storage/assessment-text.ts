import type { Assessment } from '#core/model/assessment';

type Kept = Omit<Assessment, 'trackRecord'>;
/** What a record is of. */
interface Subject {
  orderId: string | null;
  caseId: string | null;
  chatId: string | null;
}
type SubjectText = [orderId: string | null, caseId?: string | null, chatId?: string | null];
/** What records have in common that follow each other, and what they are of: of one day, hundreds say the same. */
type Alike<T> = [common: Omit<T, keyof Subject>, subjects: SubjectText[]];

const subjectText = ({ orderId, caseId, chatId }: Subject): SubjectText =>
  chatId !== null ? [orderId, caseId, chatId] : caseId !== null ? [orderId, caseId] : [orderId];

const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((it, i) => it === b[i]));

const isAlike = <T extends object>(a: T, b: T): boolean =>
  (Object.keys(a) as (keyof T)[]).every((it) => isSame(a[it], b[it]));

const writeAlike = <T extends Subject>(records: readonly T[]): Alike<T>[] => {
  const groups: Alike<T>[] = [];
  for (const { orderId, caseId, chatId, ...common } of records) {
    const last = groups.at(-1);
    const subject = subjectText({ orderId, caseId, chatId });
    if (last !== undefined && isAlike(last[0], common)) last[1].push(subject);
    else groups.push([common, [subject]]);
  }
  return groups;
};

const readAlike = <T extends Subject>(groups: readonly Alike<T>[]): T[] =>
  groups.flatMap(([common, subjects]) =>
    subjects.map(([orderId, caseId = null, chatId = null]) => ({ ...common, orderId, caseId, chatId }) as T),
  );

/** An assessment as the disk takes it fastest. */
export const writeAssessment = ({ costs, appeals, ...rest }: Kept): string =>
  JSON.stringify({
    ...rest,
    costs: writeAlike(costs),
    appeals: { ...appeals, candidates: writeAlike(appeals.candidates), judged: writeAlike(appeals.judged) },
  });

export const readAssessment = (text: string): Kept => {
  const { costs, appeals, ...rest } = JSON.parse(text) as Kept & {
    costs: Alike<Kept['costs'][number]>[];
    appeals: Record<'candidates' | 'judged', Alike<Kept['appeals']['candidates'][number]>[]>;
  };
  return {
    ...rest,
    costs: readAlike(costs),
    appeals: { ...appeals, candidates: readAlike(appeals.candidates), judged: readAlike(appeals.judged) },
  };
};
