import type { FollowUp } from '#core/model/appeal-details';

type Tone = 'good' | 'warn' | 'bad' | '';

/** What the follow-up of tickets says. */
export const FOLLOW_TEXT = {
  says: 'What became of each ticket, as the Appeal Center shows it and as you said. It is read when you open it.',
  none: 'No ticket has been prepared here or read from the Appeal Center yet.',
  states: {
    open: { name: 'Being prepared', tone: '' },
    filed: { name: 'Filed, not seen there yet', tone: 'warn' },
    'in-review': { name: 'In review', tone: 'warn' },
    approved: { name: 'Approved', tone: 'good' },
    rejected: { name: 'Rejected', tone: 'bad' },
    mixed: { name: 'Partly approved', tone: 'good' },
  } satisfies Record<FollowUp['state'], { name: string; tone: Tone }>,
  overdue: 'Overdue',
  overdueTitle: (many: string) => `${many} overdue`,
  overdueSays: 'A decision could have been expected by now. Look there, or ask the platform’s support.',
  center: 'Open Shop Performance, there Appeal Center',
  columns: {
    ticket: 'Ticket',
    state: 'State',
    size: 'Orders',
    filed: 'Filed',
    decision: 'Decision',
    expected: 'Expected',
    actual: 'Won',
    why: 'Reason',
  },
  unknownGround: 'Filed for another reason',
  anyMetric: 'Metric not read',
  size: (filed: string, asked: string) => `${filed} of ${asked}`,
  notYet: 'Not filed',
  expectedBy: (day: string) => `by ${day}`,
  decidedOn: (day: string) => `on ${day}`,
  chances: {
    title: 'How often a ground is approved',
    says: 'No rate is published. An assumption stands for each ground until your own decided tickets tell more.',
    none: (prior: string) => `assumed ${prior}; none of yours decided yet`,
    some: (prior: string, approved: number, decided: number, now: string) =>
      `assumed ${prior}, after ${approved} of ${decided} approved: ${now}`,
    more: (many: string) => `${many} without a decided ticket of yours`,
  },
  reasons: {
    title: 'Reasons of the portal that are not known here',
    says: 'They are kept as the portal words them; no ground is guessed for them.',
    one: (metric: string, text: string, where: string) => `${metric}, “${text}”: ${where}`,
    offered: (day: string) => `offered in the form on ${day}`,
    known: (many: string) => `${many} of the portal that are known here`,
    means: (ground: string) => `– taken to mean: ${ground}`,
    fileUnder: (texts: string) => `File under ${texts}`,
    or: ' or ',
    notListed: (day: string) => `The form did not list this reason when read on ${day}`,
    instead: (texts: string) => `It offered: ${texts}.`,
  },
  dropped: {
    title: (count: string) => `Tickets you dropped (${count})`,
    of: (day: string) => `prepared on ${day}`,
  },
} as const;
