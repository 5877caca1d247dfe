import type { Casework, FollowUp } from '#core/model/casework';

// What became of made-up tickets, for the tests of what surfaces print.

export const sampleFollowUp: FollowUp = {
  preparedId: null,
  ticketIds: ['7302061'],
  metric: 'OTDR',
  ground: 'express-order-counted',
  state: 'in-review',
  submittedOn: '2026-06-20',
  decisionOn: '2026-06-25',
  overdue: true,
  decidedOn: null,
  asked: 5,
  filed: 5,
  dropped: 0,
  expected: 0.041,
  actual: null,
  printed: { before: null, after: null },
};

export const sampleCasework: Casework = {
  decisionDay: '2026-07-08',
  undecided: [],
  lastDays: [],
  byWord: [],
  chances: [
    { ground: 'express-order-counted', prior: 0.3, weight: 4, approved: 4, rejected: 1, probability: 5.2 / 9 },
    { ground: 'sample-order-counted', prior: 0.75, weight: 4, approved: 0, rejected: 0, probability: 0.75 },
  ],
  reasons: [{ metric: 'OTDR', text: 'Act of God', ground: null, tickets: 2, offeredOn: null }],
  forms: [],
  followUps: [],
};
