import type { Assessment, Candidate, Cost } from '#core/model/assessment';
import type { Day } from '#core/model/day';
import { Answer } from '../../components/answer';
import { decisionDay } from '../../components/decision-day';
import { explainCalendarRow, explainCrossing, explainDay, explainNext } from '../../components/explain-ahead';
import { explainCandidate, explainCost } from '../../components/explain-orders';
import { newest, useInquiry } from '../../inquiry/use-inquiry';
import { crossingSteps, outlookSteps } from './ahead-steps';
import { calendarSteps, costSteps, gainSteps } from './order-steps';
import { recordSteps } from './record-steps';
import { withSteps } from './score-depth';

// Answers that are worked out when they are opened, each for its own row.

interface Of {
  assessment: Assessment;
}

export const CostAnswer = ({ assessment, cost }: Of & { cost: Cost }) => {
  const { metric, orderId, caseId, chatId } = cost;
  const brief = explainCost(assessment, cost);
  const priced = useInquiry('cost', { metric, orderId, caseId, chatId });
  return <Answer {...withSteps(brief, priced, (it) => costSteps(metric, it, brief.rules))} />;
};

export const CalendarAnswer = ({ assessment, row }: Of & { row: Assessment['calendar'][number] }) => {
  const { metric, day } = row;
  const brief = explainCalendarRow(assessment, row);
  const aged = useInquiry('calendar', { metric, day });
  return <Answer {...withSteps(brief, aged, (it) => calendarSteps(metric, it, brief.rules))} />;
};

export const CandidateAnswer = ({ assessment, candidate }: Of & { candidate: Candidate }) => {
  const { metric, orderId, caseId, chatId } = candidate;
  const brief = explainCandidate(assessment, candidate);
  const also = decisionDay(assessment);
  const priced = useInquiry('cost', { metric, orderId, caseId, chatId, also });
  const record = newest(useInquiry('record', { metric, orderId, caseId, chatId }));
  const told = withSteps(brief, priced, (it) => gainSteps(metric, it, also, brief.rules));
  const steps = [...(record == null ? [] : recordSteps(metric, record)), ...(told.steps ?? [])];
  // its chances and attempts are no sums, and stay beside the steps
  return <Answer {...told} inputs={brief.inputs} steps={steps} />;
};

/** Of the next day, or of any day of the path. */
export const DayAnswer = ({ assessment, day }: Of & { day: Day }) => {
  const brief = day === assessment.next.day ? explainNext(assessment) : explainDay(assessment, day);
  const outlook = useInquiry('outlook', { day });
  const told = withSteps(brief, outlook, (it) => outlookSteps(assessment, day, it, brief.rules));
  // the steps say all that the brief answer says, in their own place
  return <Answer {...told} says={told.steps === undefined ? told.says : []} />;
};

export const CrossingAnswer = ({ assessment, crossing }: Of & { crossing: Assessment['crossings'][number] }) => {
  const brief = explainCrossing(assessment, crossing);
  const outlook = useInquiry('outlook', { day: assessment.next.day });
  return <Answer {...withSteps(brief, outlook, (it) => crossingSteps(assessment, crossing, it, brief.rules))} />;
};
