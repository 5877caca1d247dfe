import { useContext, useState } from 'react';
import type { Assessment } from '#core/model/assessment';
import { decisionDay } from '../../components/decision-day';
import { explainChange } from '../../components/explain-what-if';
import { OutLink } from '../../components/out-link';
import { portalLink } from '../../components/portal';
import { Why } from '../../components/why';
import { PAGE_NAMES } from '../../components/words';
import { InquiryContext, newest, useInquiry } from '../../inquiry/use-inquiry';
import { Cash } from './cash';
import { type Draft, readDraft } from './change';
import { ChangeForm } from './change-form';
import { ChangedPath } from './changed-path';
import { Outcome } from './outcome';
import { Reach } from './reach';
import { Room } from './room';
import { TEXT } from './text';

/** Long enough that a number can be typed, short enough that the answer seems to follow. */
const TYPING_MS = 250;

const emptyDraft = (assessment: Assessment): Draft => ({
  good: '',
  from: assessment.next.day,
  metric: '',
  rate: '',
  tickets: [],
  approvedOn: decisionDay(assessment),
});

const Asking = ({ assessment }: { assessment: Assessment }) => {
  const { path, crossings, appeals } = assessment;
  const [draft, setDraft] = useState(() => emptyDraft(assessment));
  const [first, last] = [path[0]!.day, path.at(-1)!.day];
  const { change, wrong, isEmpty } = readDraft(draft, appeals.tickets, first, last);
  const inquired = useInquiry('path', change, TYPING_MS);
  const changed = newest(inquired);
  if (inquired.state === 'known' && inquired.answer === null) return <p>{TEXT.noScore}</p>;
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
      <Outcome inquired={inquired}>
        {changed != null && (
          <ChangedPath
            path={changed}
            thresholds={crossings.map(({ threshold }) => threshold)}
            isEmpty={isEmpty}
            isOld={inquired.state === 'working'}
          />
        )}
        <Why about={TEXT.path.about} answer={explainChange(assessment)} />
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

/** What would be different if: all asked of the projection itself. */
export const WhatIf = ({ assessment }: { assessment: Assessment }) => {
  const place = useContext(InquiryContext);
  if (place === null) return <p className="muted">{TEXT.absent}</p>;
  if (assessment.eligible.state === 'no-score' || assessment.path.length === 0) return <p>{TEXT.noScore}</p>;
  if (assessment.next.overall === null)
    return (
      <p>
        {TEXT.unread} <OutLink href={portalLink(assessment.region, 'orders')}>{PAGE_NAMES['order-list']}</OutLink>
      </p>
    );
  return <Asking assessment={assessment} />;
};
