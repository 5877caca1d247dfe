/**
 * Dates on which date arithmetic tends to fail, and the time zone of the test machine.
 * @type {{ now: string, zone: string, why: string }[]}
 */
export const DAYS = [
  { now: '2026-02-28T12:00:00Z', zone: 'UTC', why: 'the last day of a short month' },
  { now: '2028-02-29T20:30:00Z', zone: 'America/New_York', why: 'leap day' },
  { now: '2026-03-08T11:00:00Z', zone: 'America/Los_Angeles', why: 'daylight saving begins in the US' },
  { now: '2026-11-01T11:00:00Z', zone: 'America/Chicago', why: 'daylight saving ends in the US' },
  { now: '2026-03-29T02:00:00Z', zone: 'Europe/Berlin', why: 'daylight saving begins in the EU' },
  { now: '2026-10-25T02:00:00Z', zone: 'Europe/London', why: 'daylight saving ends in the EU' },
  { now: '2027-01-01T18:00:00Z', zone: 'Asia/Tokyo', why: 'New Year' },
  {
    now: '2027-12-31T23:30:00Z',
    zone: 'Pacific/Auckland',
    why: 'the last day of a year, which the machine has left behind',
  },
  { now: '2026-07-02T07:00:30Z', zone: 'UTC', why: 'just past midnight in Los Angeles' },
  { now: '2026-07-02T06:45:00Z', zone: 'Asia/Kolkata', why: 'shortly before midnight in Los Angeles' },
  { now: '2026-11-29T17:00:00Z', zone: 'America/Sao_Paulo', why: 'the days after Thanksgiving' },
  {
    now: '2027-04-30T16:00:00Z',
    zone: 'Pacific/Kiritimati',
    why: 'the last day of a month, which is over where the machine is',
  },
];
