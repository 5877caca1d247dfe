// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { visitSample } from '#test/fixtures/sample-page';

const box = (rating: string) => `<div id="key-info-ahr"><span class="cursor-pointer">${rating}</span></div>`;
const captioned = (rating: string) => `<div><h3>Account Health Rating</h3><p>${rating}</p></div>`;
const see = async (body: string, path = '/health-center?shop_region=US') =>
  await visitSample(`<main>${body}</main>`, path);

describe('the account health page', () => {
  test.each([
    [box('262'), 'box'],
    [box('262 / 1,000'), 'box'],
    [captioned('262'), 'caption'],
    [box('262') + captioned('262'), 'box, confirmed by caption'],
    ['<h3>Classificação de Integridade da Conta</h3><p>262</p>', 'caption'],
  ])('says the rating: %s', async (body, strategy) => {
    expect(await see(body)).toMatchObject({
      page: 'account-health',
      outcome: 'read',
      strategy,
      issues: [],
      facts: { accountHealth: [{ day: '2026-07-01', rating: 262, readAt: '2026-07-01T16:00:00Z' }] },
    });
  });

  test.each([
    ['two that differ', box('262') + captioned('150')],
    ['one that is masked', captioned('***')],
    ['none', captioned('Healthy')],
  ])('with %s is refused', async (_, body) => {
    expect(await see(body)).toMatchObject({ outcome: 'refused', issues: [{ code: 'unknown-value' }] });
  });

  test('with more points than there can be is no reading', async () => {
    const visit = (await see(captioned('1,001')))!;
    expect(visit.facts.accountHealth).toEqual([]);
    expect(visit.issues).toHaveLength(1);
  });

  test('in other words is refused by name, and its further tabs are other pages', async () => {
    expect(await see('<h1>Shop wellness</h1><p>262</p>')).toMatchObject({
      issues: [{ code: 'unknown-header', detail: 'no caption “Account Health Rating”' }],
    });
    expect(await see(box('262'), '/health-center?click_for=overview&tab=ncp')).toBeNull();
    expect(await see(box('262'), '/account/health?shop_region=US')).toMatchObject({ outcome: 'read' });
  });
});
