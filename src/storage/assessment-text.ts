import type { Assessment, Cost } from '#core/model/assessment';

type Kept = Omit<Assessment, 'trackRecord'>;
type Subject = [orderId: string | null, caseId?: string | null, chatId?: string | null];
/** Costs that are alike but for what they are of: a large shop has thousands, of which hundreds of one day cost the same. */
type Alike = [metric: Cost['metric'], points: number, leavesOn: string, steps: Cost['steps'], subjects: Subject[]];

const subjectOf = ({ orderId, caseId, chatId }: Cost): Subject =>
  chatId !== null ? [orderId, caseId, chatId] : caseId !== null ? [orderId, caseId] : [orderId];

const writeCosts = (costs: readonly Cost[]): Alike[] => {
  const groups: Alike[] = [];
  let last: Cost | undefined;
  for (const cost of costs) {
    const { metric, points, leavesOn, steps } = cost;
    // one price is one list of steps
    const isAlike = last !== undefined && last.steps === steps && last.metric === metric;
    if (isAlike) groups.at(-1)![4].push(subjectOf(cost));
    else groups.push([metric, points, leavesOn, steps, [subjectOf(cost)]]);
    last = cost;
  }
  return groups;
};

const readCosts = (groups: readonly Alike[]): Cost[] =>
  groups.flatMap(([metric, points, leavesOn, steps, subjects]) =>
    subjects.map(([orderId, caseId = null, chatId = null]) => ({
      metric,
      orderId,
      caseId,
      chatId,
      points,
      leavesOn,
      steps,
    })),
  );

/** An assessment as the disk takes it fastest. */
export const writeAssessment = ({ costs, ...rest }: Kept): string =>
  JSON.stringify({ ...rest, costs: writeCosts(costs) });

export const readAssessment = (text: string): Kept => {
  const { costs, ...rest } = JSON.parse(text) as Omit<Kept, 'costs'> & { costs: Alike[] };
  return { ...rest, costs: readCosts(costs) };
};
