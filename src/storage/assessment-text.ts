import type { Assessment, Candidate, Cost } from '#core/model/assessment';

type Kept = Omit<Assessment, 'trackRecord'>;
/** What a record is of; an order's id alone where it is of nothing else. */
type Subject = string | [orderId: string | null, caseId: string | null, chatId: string | null];
type Named = Pick<Cost, 'orderId' | 'caseId' | 'chatId'>;
/** Records by what they are of; what they say of it, which hundreds of one day have in common, stands apart. */
interface Alike<T> {
  says: Omit<T, keyof Named>[];
  /** of one record after the other its place in `says`, and that of its subject among all subjects */
  rows: number[];
}

/** The same orders cost something and can be appealed: each is written once. */
const makeSubjects = () => {
  const subjects: Subject[] = [];
  const [orders, others] = [new Map<string, number>(), new Map<string, number>()];
  const putIn = (places: Map<string, number>, key: string, subject: Subject): number => {
    let place = places.get(key);
    if (place === undefined) {
      place = subjects.push(subject) - 1;
      places.set(key, place);
    }
    return place;
  };
  const placeOf = ({ orderId, caseId, chatId }: Named): number => {
    if (orderId !== null && caseId === null && chatId === null) return putIn(orders, orderId, orderId);
    const subject: Subject = [orderId, caseId, chatId];
    return putIn(others, JSON.stringify(subject), subject);
  };
  return { subjects, placeOf };
};

/** @param keyOf the same for records that say the same */
const writeAlike = <T extends Named>(
  records: readonly T[],
  keyOf: (it: T) => unknown,
  placeOf: (it: Named) => number,
): Alike<T> => {
  const says: Alike<T>['says'] = [];
  const rows: number[] = [];
  const places = new Map<unknown, number>();
  for (const it of records) {
    const key = keyOf(it);
    let place = places.get(key);
    if (place === undefined) {
      const { orderId: _, caseId: __, chatId: ___, ...rest } = it;
      place = says.push(rest) - 1;
      places.set(key, place);
    }
    rows.push(place, placeOf(it));
  }
  return { says, rows };
};

/** Costs of one price share its list of steps: that tells them apart without a look into it. */
const priceKey = (): ((it: Cost) => unknown) => {
  const prices = new Map<Cost['steps'], Cost>();
  return (it) => {
    const price = prices.get(it.steps) ?? it;
    prices.set(it.steps, price);
    const isOne = price.metric === it.metric && price.points === it.points && price.leavesOn === it.leavesOn;
    return isOne ? price : it;
  };
};

/** A ground tells its basis and its evidence. */
const caseKey = (it: Candidate): string =>
  `${it.metric} ${it.ground} ${it.confidence} ${it.gainNow} ${it.gainAtDecision} ${it.attemptsLeft}`;

const readAlike = <T extends Named>({ says, rows }: Alike<T>, subjects: readonly Subject[]): T[] =>
  Array.from({ length: rows.length / 2 }, (_, i) => {
    const subject = subjects[rows[2 * i + 1]!]!;
    const [orderId, caseId, chatId] = typeof subject === 'string' ? [subject, null, null] : subject;
    return { ...says[rows[2 * i]!], orderId, caseId, chatId } as T;
  });

/** An assessment as the disk takes it fastest. */
export const writeAssessment = ({ costs, appeals, ...rest }: Kept): string => {
  const { subjects, placeOf } = makeSubjects();
  const writeCases = (list: readonly Candidate[]) => writeAlike(list, caseKey, placeOf);
  return JSON.stringify({
    ...rest,
    costs: writeAlike(costs, priceKey(), placeOf),
    appeals: { ...appeals, candidates: writeCases(appeals.candidates), judged: writeCases(appeals.judged) },
    subjects,
  });
};

export const readAssessment = (text: string): Kept => {
  const { costs, appeals, subjects, ...rest } = JSON.parse(text) as Kept & {
    costs: Alike<Cost>;
    appeals: Record<'candidates' | 'judged', Alike<Candidate>>;
    subjects: Subject[];
  };
  return {
    ...rest,
    costs: readAlike(costs, subjects),
    appeals: {
      ...appeals,
      candidates: readAlike(appeals.candidates, subjects),
      judged: readAlike(appeals.judged, subjects),
    },
  };
};
