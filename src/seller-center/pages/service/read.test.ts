// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { visitSample } from '#test/fixtures/sample-page';

const PATH = '/chat/compass/service-analytics/chat-trend?shop_region=US';
const tile = (caption: string, value: string) => `<div class="card"><p>${caption}</p><b>${value}</b></div>`;
const PAGE = tile('Satisfaction rate', '92.5%') + tile('24-hour response rate', '98.40%');
const see = async (body: string, lang?: string) => (await visitSample(`<main>${body}</main>`, PATH, lang))!;
const ratesOf = async (body: string) => (await see(body)).facts.serviceRates[0];

describe('Service Analytics', () => {
  test('is read as rates of the shop, and not as a metric of the score', async () => {
    const visit = await see(PAGE + tile('Conversion rate', '12%') + tile('Chats Received', '1,204'));
    expect(visit).toMatchObject({ page: 'service', outcome: 'read', issues: [], facts: { readings: [] } });
    expect(visit.facts.serviceRates).toEqual([
      {
        day: '2026-07-01',
        from: null,
        to: null,
        satisfaction: 0.925,
        response24: 0.984,
        response12: null,
        chats: 1204,
        readAt: '2026-07-01T16:00:00Z',
        firstSeen: '2026-07-01T16:00:00Z',
        lastSeen: '2026-07-01T16:00:00Z',
      },
    ]);
  });

  test.each([
    [
      '<div class="p-picker-range"><input value="2026-06-01"><input value="2026-06-30"></div>',
      ['2026-06-01', '2026-06-30'],
    ],
    ['<p>Jun 24, 2026 - Jun 30, 2026</p>', ['2026-06-24', '2026-06-30']],
    ['<p>Last 30 days</p>', [null, null]],
    ['<p>Jun 24, 2026 - Jul 30, 2026</p>', [null, null]],
    ['<p>Jun 24, 2026 - Jun 30, 2026</p><p>Jun 17, 2026 - Jun 23, 2026</p>', [null, null]],
  ])('says which days it is of where the page prints one period: %s', async (printed, [from, to]) => {
    expect(await ratesOf(PAGE + printed)).toMatchObject({ from, to });
  });

  test('leaves out what cannot be read, and what is printed twice, by name', async () => {
    const visit = await see(
      tile('Satisfaction rate', 'very good') + tile('Chats Received', '12') + tile('Chats Received', '13'),
    );
    expect(visit.facts.serviceRates).toMatchObject([{ satisfaction: null, chats: null }]);
    expect(visit.issues.map(({ detail }) => detail)).toEqual([
      'satisfaction: no value beside it',
      'Chats Received: printed twice, and not the same',
    ]);
  });

  test('is refused by name where its captions are others, and waited for while it loads', async () => {
    const other = tile('Happiness', '92.5%');
    expect(await see(other)).toMatchObject({
      outcome: 'refused',
      issues: [{ code: 'unknown-header', detail: 'no caption “Satisfaction rate”' }],
    });
    expect(await see(other, 'de')).toMatchObject({ issues: [{ code: 'unsupported-language' }] });
    expect(await see(`${other}<div class="core-spin core-spin-loading"></div>`)).toBeNull();
  });
});
