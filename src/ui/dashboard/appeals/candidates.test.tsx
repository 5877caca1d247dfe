import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Candidate } from '#core/model/assessment';
import { sampleAssessment } from '#test/fixtures/sample-assessment';
import { Candidates, PrepareButton } from './candidates';
import { ticketOfSelected } from './prepared-tickets';

const [first] = sampleAssessment.appeals.candidates;
const some = (count: number, fields: Partial<Candidate> = {}): Candidate[] =>
  Array.from({ length: count }, (_, at) => ({ ...first!, orderId: `5760000000000${1000 + at}`, ...fields }));
const say = (selected: readonly Candidate[]) =>
  renderToStaticMarkup(<PrepareButton assessment={sampleAssessment} selected={selected} prepared={[]} />);

test('what the portal takes in one ticket can be prepared; of anything else it says why not', () => {
  expect(say(some(30))).toContain('Prepare as one ticket</button>');
  expect(say(some(31))).toBe('<span class="muted">One ticket takes at most 30; 31 are chosen.</span>');
  const ground = some(1, { ground: 'pre-order-counted', orderId: '576999999999999999' });
  expect(say([...some(2), ...ground])).toContain('One ticket takes one reason');
  const metric = some(1, { metric: 'NRR', ground: 'malicious-review' });
  expect(say([...some(2), ...metric])).toContain('choose orders of one');
  expect(say([...some(2), ...metric])).not.toContain('button');
});

test('a ticket of chosen candidates is as likely as the one that a fact speaks against', () => {
  const chosen = [
    ...some(2),
    ...some(1, { orderId: '576999999999999999', against: ['out-of-stock'], probability: 0.3 }),
  ];
  expect(ticketOfSelected(sampleAssessment, chosen, 0.02, []).expected).toMatchObject({
    points: 0.02,
    probability: 0.3,
  });
});

test('what needs judgment is chosen one at a time, with its chance and what a refusal costs; a warning stands beside its order', () => {
  const list = (candidates: readonly Candidate[], isOneByOne: boolean) =>
    renderToStaticMarkup(
      <Candidates
        assessment={sampleAssessment}
        title="List"
        note=""
        {...{ candidates, marks: [], prepared: [], isOneByOne }}
      />,
    );
  const { candidates, judged } = sampleAssessment.appeals;
  const one = list(judged, true);
  expect(one).toMatch(/\d+% likely; a refusal costs 1 of \d attempt/);
  expect(one.match(/type="checkbox"/g)).toHaveLength(judged.length);
  expect(one).not.toContain('Copy');
  const many = list(candidates.slice(10, 14), false);
  expect(many.match(/type="checkbox"/g), 'and one for the page').toHaveLength(5);
  expect(many.match(/Speaks against it: /g)).toHaveLength(1);
});
