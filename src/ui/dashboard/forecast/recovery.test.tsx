// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test, vi } from 'vitest';
import type { Question, RecoveryPlan } from '#core/explain/question';
import type { Assessment } from '#core/model/assessment';
import { sampleAssessment } from '#test/fixtures/sample-assessment';
import type { WorkerClient } from '#worker/protocol';
import { WorkerContext } from '../../explain/use-answer';
import { RecoveryCard } from './recovery';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const step = { targets: [], tickets: [], perDay: null } as const;
const PLAN: RecoveryPlan = {
  ...{ threshold: 4, aim: 'reach', by: '2026-08-30', unchanged: { score: 3.71, from: null } },
  steps: [
    {
      ...{ ...step, code: 'fulfilment', worth: 0.12, score: 3.83, from: null },
      targets: [{ metric: 'OTDR', from: 0.9116, to: 0.9516 }],
    },
    { ...step, code: 'volume', perDay: 12, worth: 0.2, score: 4.03, from: '2026-08-21' },
  ],
  ...{ washedOutOn: '2026-08-04', benefits: [], cash: null },
};

let react: ReturnType<typeof createRoot>;
const asked: Question[] = [];
const show = async (answer: (question: Question) => RecoveryPlan | null, assessment: Assessment = sampleAssessment) => {
  const place = document.createElement('div');
  react = createRoot(place);
  const worker = {
    ask: async (_: unknown, question: Question) => {
      asked.push(question);
      return answer(question);
    },
  } as unknown as WorkerClient;
  const basis = { shopId: 'US:1', asOf: '2026-07-01', computedAt: '2026-07-01T16:00:00Z' };
  await act(async () =>
    react.render(
      <WorkerContext value={{ worker, basis }}>
        <RecoveryCard assessment={assessment} isFolded={false} />
      </WorkerContext>,
    ),
  );
  await act(() => new Promise((done) => setTimeout(done)));
  return place;
};
afterEach(async () => {
  await act(async () => react.unmount());
  asked.length = 0;
});

test('tells the steps, what each adds, and from when on they are enough', async () => {
  const text = (await show(() => PLAN)).textContent;
  expect(text).toContain('With these steps you are at 4.0 from Aug 21');
  expect(text).toContain('On-time delivery: 91.16% → 95.16%');
  expect(text).toContain('12 more good orders a day');
  expect(text).toContain('Not by then');
  expect(text).toContain('your known problems alone would let you be at 4.0 from Aug 4');
});

test('asks again for the score that is chosen', async () => {
  const place = await show(({ threshold }: Question & { threshold?: number | null }) => ({
    ...PLAN,
    threshold: threshold ?? 4,
  }));
  const select = place.querySelector('select')!;
  await act(async () => {
    select.value = '3.5';
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await act(() => new Promise((done) => setTimeout(done)));
  expect(asked).toEqual([
    { kind: 'recovery', threshold: null },
    { kind: 'recovery', threshold: 3.5 },
  ]);
  expect(place.textContent).toContain('you are at 3.5 from Aug 21');
});

test('says so where no threshold is left or threatened', async () => {
  const crossings = sampleAssessment.crossings.slice(0, 1);
  expect((await show(() => null, { ...sampleAssessment, crossings })).textContent).toContain('above every threshold');
});

test('does not call a shop safe of which nothing can be planned', async () => {
  const text = (await show(() => null)).textContent;
  expect(text).toContain('no forecast yet to plan with');
  expect(text).not.toContain('none is threatened');
});

test('says what is lost where a threshold is threatened, in days and money', async () => {
  const tier = (name: 'standard' | 'accelerated', days: number) => ({
    ...{ tier: name, eligibleAt: 3.5, days, waiting: { value: days * 100, currency: 'USD' } },
  });
  const cash = { at: tier('accelerated', 5), below: tier('standard', 8), money: { value: 300, currency: 'USD' } };
  const text = (await show(() => ({ ...PLAN, threshold: 3.5, aim: 'hold', cash }))).textContent;
  expect(text).toContain('Below it you may be paid 8 days after delivery instead of 5 days.');
  expect(text).toContain('About $300 more of your sales would wait');
});
