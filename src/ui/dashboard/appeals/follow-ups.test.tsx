import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { AppealDetails, FollowUp } from '#core/model/appeal-details';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import { sampleAppealDetails, sampleFollowUp } from '#test/fixtures/sample-appeal-details';
import { sampleAssessment } from '#test/fixtures/sample-assessment';
import { StepTexts } from '../../explain/answer';
import { SHOW_ORDERS } from '../../explain/show-orders';
import { FollowUps, OverdueNotice, PortalReasons } from './follow-ups';
import { otherReasonsText, portalReasonText } from './ground-text';

const markupOf = (followUps: FollowUp[], prepared: PreparedTicket[] = []) => {
  const assessment = { ...sampleAssessment, appealDetails: { ...sampleAppealDetails, followUps } };
  return renderToStaticMarkup(
    <StepTexts value={SHOW_ORDERS}>
      <OverdueNotice assessment={assessment} />
      <FollowUps title="Follow-up" assessment={assessment} prepared={prepared} />
    </StepTexts>,
  );
};
const textOf = (...of: Parameters<typeof markupOf>) =>
  markupOf(...of)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

const won: FollowUp = {
  ...sampleFollowUp,
  ticketIds: ['7302062'],
  ground: 'sample-order-counted',
  state: 'approved',
  overdue: false,
  decidedOn: '2026-06-26',
  filed: 4,
  dropped: 4,
  actual: 0.032,
  printed: { before: 3.6, after: 3.7 },
};

test('those overdue are raised to the top, with the way to the Appeal Center', () => {
  const text = textOf([won, sampleFollowUp]);
  expect(text).toContain('1 ticket overdue');
  expect(text.indexOf('7302061')).toBeLessThan(text.indexOf('7302062'));
  expect(markupOf([sampleFollowUp])).toMatch(/<a href="https:\/\/seller-us[^"]+experience-score[^"]*"[^>]*>Open Shop/);
  expect(textOf([won])).not.toContain('overdue');
});

test('what was won stands beside what was expected, and what was filed beside what was prepared', () => {
  expect(textOf([won])).toMatch(/Approved 4 of 5 Jun 20 on Jun 26 \+0\.04 \+0\.03/);
  expect(textOf([{ ...won, actual: null }]), 'not known yet is not zero').toMatch(/\+0\.04 –/);
  expect(textOf([{ ...won, state: 'rejected', actual: null }])).toMatch(/Rejected .* \+0\.04 ≈ 0 Why/);
  expect(textOf([{ ...won, decidedOn: null }]), 'decided on a day that no page tells').toMatch(/Jun 20 – \+0\.04/);
  expect(textOf([sampleFollowUp])).toMatch(/In review Overdue 5 Jun 20 by Jun 25 \+0\.04 Why/);
});

test('a ground’s chance says what was assumed and what the shop’s own tickets have made of it', () => {
  const text = textOf([]);
  expect(text).toContain('Express orders: assumed 30%, after 4 of 5 approved: 58%');
  expect(text).toContain('(0.30 × 4 + 4) ÷ (4 + 5) = 0.578');
  expect(text).toContain('Sample orders: assumed 75%; none of yours decided yet');
});

test('a reason of the portal is shown as it is worded, with what it is taken to mean, or that nobody knows', () => {
  expect(textOf([])).toContain('On-time delivery, “Act of God”: 2 tickets');
  const offered = { metric: 'OTDR', tickets: 0, offeredOn: '2026-06-30' } as const;
  const reasons = [
    { ...offered, text: 'Solar eclipse', grounds: [] },
    { ...offered, text: 'Express shipping', grounds: ['express-order-counted'] },
  ];
  const text = renderToStaticMarkup(<PortalReasons reasons={reasons} />).replaceAll(/<[^>]+>/g, ' ');
  expect(text).toMatch(/not known here .*“Solar eclipse”: offered in the form on Jun 30/);
  expect(text).toMatch(/“Express shipping”: offered in the form on Jun 30 +– taken to mean: Express orders/);
});

test('a ground is filed under the words of the form, and one that the form does not list says so', () => {
  const appealDetails = {
    ...sampleAppealDetails,
    reasons: [
      {
        metric: 'OTDR',
        text: 'Express shipping',
        grounds: ['express-order-counted'],
        tickets: 0,
        offeredOn: '2026-06-30',
      },
      { metric: 'OTDR', text: 'Act of God', grounds: [], tickets: 0, offeredOn: '2026-06-30' },
      { metric: 'SFCR', text: 'A sample', grounds: ['sample-order-counted'], tickets: 1, offeredOn: null },
    ],
    forms: [{ metric: 'OTDR', on: '2026-06-30' }],
  } satisfies AppealDetails;
  const assessment = { ...sampleAssessment, appealDetails };
  expect(portalReasonText(assessment, { metric: 'OTDR', ground: 'express-order-counted' })).toBe(
    'File under “Express shipping”',
  );
  const missing = { metric: 'OTDR', ground: 'pre-order-counted' } as const;
  expect(portalReasonText(assessment, missing)).toBe('The form did not list this reason when read on Jun 30');
  expect(otherReasonsText(assessment, missing)).toBe('It offered: “Act of God”, “Express shipping”.');
  const unread = { metric: 'SFCR', ground: 'sample-order-counted' } as const;
  expect(
    portalReasonText(assessment, unread) + otherReasonsText(assessment, unread),
    'of a form that was not read nothing is said',
  ).toBe('');
});

test('a prepared ticket leads to its preparation, a dropped one can be taken up again', () => {
  expect(markupOf([{ ...won, preparedId: 'p 1' }])).toContain('href="#prepare-p%201"');
  const dropped: PreparedTicket = {
    id: 'p2',
    metric: 'OTDR',
    ground: 'express-order-counted',
    orderIds: ['1'],
    caseIds: [],
    chatIds: [],
    preparedOn: '2026-06-20',
    expected: null,
    evidence: [],
    notes: '',
    draft: '',
    language: null,
    state: 'dropped',
    filedAt: null,
    ticketId: null,
    readAt: null,
  };
  expect(textOf([], [dropped])).toContain('Tickets you dropped (1) Express orders prepared on Jun 20, 2026 Take it up');
  expect(textOf([], [{ ...dropped, state: 'open' }])).not.toContain('dropped');
});

test('where there is nothing to follow, it says so', () => {
  expect(textOf([])).toContain('No ticket has been prepared here or read from the Appeal Center yet');
});
