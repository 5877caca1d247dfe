import { useContext, useState } from 'react';
import { type Assessment, decisionDayOf } from '#core/model/assessment';
import { OutLink } from '../../components/links';
import { Failure } from '../../components/notice';
import { portalLink } from '../../components/portal';
import { PAGE_NAMES } from '../../components/words';
import { newest, useAnswer, WorkerContext } from '../../explain/use-answer';
import { Why } from '../../explain/why';
import { Card } from '../card';
import { DASHBOARD_TEXT } from '../text';
import { Cash } from './cash';
import { type Draft, readDraft } from './change';
import { ChangeForm } from './change-form';
import { ChangedPath } from './changed-path';
import { Outcome } from './form-parts';
import { WHAT_IF_TEXT } from './text';
import { Reach, Room } from './thresholds';

/** Long enough that a number can be typed, short enough that the answer seems to follow. */
const TYPING_MS = 250;

const emptyDraft = (assessment: Assessment): Draft => ({
  good: '',
  from: assessment.next.day,
  metric: '',
  rate: '',
  tickets: [],
  approvedOn: decisionDayOf(assessment),
});

const Asking = ({ assessment }: { assessment: Assessment }) => {
  const { path, crossings, appeals } = assessment;
  const [draft, setDraft] = useState(() => emptyDraft(assessment));
  const [first, last] = [path[0]!.day, path.at(-1)!.day];
  const { change, wrong, isEmpty } = readDraft(draft, appeals.tickets, first, last);
  const asked = useAnswer({ kind: 'what-if-path', change }, TYPING_MS);
  const changed = newest(asked);
  if (asked.state === 'known' && asked.answer === null) return <p>{WHAT_IF_TEXT.noScore}</p>;
  return (
    <>
      <ChangeForm
        assessment={assessment}
        draft={draft}
        wrong={wrong}
        first={first}
        last={last}
        isEmpty={isEmpty && wrong.length === 0}
        onChange={(part) => setDraft((now) => ({ ...now, ...part }))}
        onReset={() => setDraft(emptyDraft(assessment))}
      />
      <Outcome asked={asked}>
        {changed != null && (
          <ChangedPath
            path={changed}
            thresholds={crossings.map(({ threshold }) => threshold)}
            isEmpty={isEmpty}
            isOld={asked.state === 'working'}
          />
        )}
        <Why about={WHAT_IF_TEXT.path.about} assessment={assessment} question={{ kind: 'changed-path' }} />
      </Outcome>
      <div className="two">
        <Reach
          assessment={assessment}
          first={first}
          last={last}
          onSee={(perDay) => setDraft({ ...emptyDraft(assessment), good: String(perDay) })}
        />
        <Room assessment={assessment} />
      </div>
      <Cash assessment={assessment} path={isEmpty ? null : (changed ?? null)} />
    </>
  );
};

const WhatIf = ({ assessment }: { assessment: Assessment }) => {
  const place = useContext(WorkerContext);
  if (place === null) return <p className="muted">{WHAT_IF_TEXT.absent}</p>;
  if (assessment.eligible.state === 'no-score' || assessment.path.length === 0) return <p>{WHAT_IF_TEXT.noScore}</p>;
  if (assessment.next.overall === null)
    return (
      <p>
        {WHAT_IF_TEXT.unread}{' '}
        <OutLink href={portalLink(assessment.region, 'orders')}>{PAGE_NAMES['order-list']}</OutLink>
      </p>
    );
  return <Asking assessment={assessment} />;
};

/** What would be different if: all asked of the forecast itself. */
export const WhatIfCard = ({ assessment }: { assessment: Assessment }) => (
  <Card anchor="what-if" title={DASHBOARD_TEXT.sections['what-if']} says={WHAT_IF_TEXT.says}>
    <Failure>
      <WhatIf assessment={assessment} />
    </Failure>
  </Card>
);
