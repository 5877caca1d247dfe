import type { Assessment } from '#core/model/assessment';

type Kept = Omit<Assessment, 'trackRecord'>;
/** What a record is of. */
interface Subject {
  orderId: string | null;
  caseId: string | null;
  chatId: string | null;
}
type Row = [common: number, orderId: string | null, caseId?: string | null, chatId?: string | null];
/** Records by what they are of; what they say of it, which hundreds of one day have in common, stands apart. */
interface Alike<T> {
  common: Omit<T, keyof Subject>[];
  rows: Row[];
}

const rowOf = (common: number, { orderId, caseId, chatId }: Subject): Row =>
  chatId !== null ? [common, orderId, caseId, chatId] : caseId !== null ? [common, orderId, caseId] : [common, orderId];

/** Records that share a list have it in common; a copy of one is another. */
const makeKeys = () => {
  const lists = new Map<object, number>();
  const keyOf = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const known = lists.get(value) ?? lists.size;
    lists.set(value, known);
    return known;
  };
  return (common: object): string => Object.values(common).map(keyOf).join('\n');
};

const writeAlike = <T extends Subject>(records: readonly T[]): Alike<T> => {
  const places = new Map<string, number>();
  const common: Alike<T>['common'] = [];
  const keyOf = makeKeys();
  const rows = records.map(({ orderId, caseId, chatId, ...rest }) => {
    const key = keyOf(rest);
    const place = places.get(key) ?? common.push(rest) - 1;
    places.set(key, place);
    return rowOf(place, { orderId, caseId, chatId });
  });
  return { common, rows };
};

const readAlike = <T extends Subject>({ common, rows }: Alike<T>): T[] =>
  rows.map(([place, orderId, caseId = null, chatId = null]) => ({ ...common[place], orderId, caseId, chatId }) as T);

/** An assessment as the disk takes it fastest. */
export const writeAssessment = ({ costs, appeals, ...rest }: Kept): string =>
  JSON.stringify({
    ...rest,
    costs: writeAlike(costs),
    appeals: { ...appeals, candidates: writeAlike(appeals.candidates), judged: writeAlike(appeals.judged) },
  });

export const readAssessment = (text: string): Kept => {
  const { costs, appeals, ...rest } = JSON.parse(text) as Kept & {
    costs: Alike<Kept['costs'][number]>;
    appeals: Record<'candidates' | 'judged', Alike<Kept['appeals']['candidates'][number]>>;
  };
  return {
    ...rest,
    costs: readAlike(costs),
    appeals: { ...appeals, candidates: readAlike(appeals.candidates), judged: readAlike(appeals.judged) },
  };
};
