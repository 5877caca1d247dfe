import type { Assessment, Candidate, Cost } from '#core/model/assessment';

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

/** @param keyOf the same for records that say the same */
const writeAlike = <T extends Subject>(
  records: readonly T[],
  keyOf: (it: T) => unknown,
  commonOf: (it: T) => Omit<T, keyof Subject>,
): Alike<T> => {
  const places = new Map<unknown, number>();
  const common: Alike<T>['common'] = [];
  const rows = records.map((it) => {
    const key = keyOf(it);
    let place = places.get(key);
    if (place === undefined) {
      place = common.push(commonOf(it)) - 1;
      places.set(key, place);
    }
    return rowOf(place, it);
  });
  return { common, rows };
};

const commonCost = ({ metric, points, leavesOn, steps }: Cost) => ({ metric, points, leavesOn, steps });

/** Costs of one price share its list of steps: that tells them apart without a look into it. */
const writeCosts = (costs: readonly Cost[]): Alike<Cost> => {
  const prices = new Map<Cost['steps'], Cost>();
  const keyOf = (it: Cost): unknown => {
    const price = prices.get(it.steps) ?? it;
    prices.set(it.steps, price);
    const isOne = price.metric === it.metric && price.points === it.points && price.leavesOn === it.leavesOn;
    return isOne ? price : it;
  };
  return writeAlike(costs, keyOf, commonCost);
};

const writeCandidates = (candidates: readonly Candidate[]): Alike<Candidate> =>
  writeAlike(
    candidates,
    (it) => `${it.metric} ${it.ground} ${it.confidence} ${it.gainNow} ${it.gainAtDecision} ${it.attemptsLeft}`,
    ({ orderId: _, caseId: __, chatId: ___, ...common }) => common,
  );

const readAlike = <T extends Subject>({ common, rows }: Alike<T>): T[] =>
  rows.map(([place, orderId, caseId = null, chatId = null]) => ({ ...common[place], orderId, caseId, chatId }) as T);

/** An assessment as the disk takes it fastest. */
export const writeAssessment = ({ costs, appeals, ...rest }: Kept): string =>
  JSON.stringify({
    ...rest,
    costs: writeCosts(costs),
    appeals: { ...appeals, candidates: writeCandidates(appeals.candidates), judged: writeCandidates(appeals.judged) },
  });

export const readAssessment = (text: string): Kept => {
  const { costs, appeals, ...rest } = JSON.parse(text) as Kept & {
    costs: Alike<Cost>;
    appeals: Record<'candidates' | 'judged', Alike<Candidate>>;
  };
  return {
    ...rest,
    costs: readAlike(costs),
    appeals: { ...appeals, candidates: readAlike(appeals.candidates), judged: readAlike(appeals.judged) },
  };
};
