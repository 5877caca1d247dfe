// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { visitSample } from '#test/fixtures/sample-page';

const REASONS = ['Express shipping', 'An act of God'];
const options = (reasons = REASONS) => reasons.map((text) => `<li role="option">${text}</li>`).join('');
const combobox = (id: string, value: string, placeholder = '') =>
  `<div role="combobox" aria-controls="${id}"><input value="" placeholder="${placeholder}"><span class="p-select-view-value">${value}</span></div>`;
const field = (label: string, control: string) => `<div class="p-form-item"><label>${label}</label>${control}</div>`;
const popup = (inner = options(), more = '') => `<div ${more}><div role="listbox" id="r">${inner}</div></div>`;
const METRIC = field('Metric', combobox('m', 'On-Time Delivery Rate'));
const REASON = field('* Appeal reason:', combobox('r', ''));
const see = async (body: string, lang = 'en', title = '<h1>Submit new appeal</h1>') =>
  await visitSample(`${title}<main>${body}</main>`, '/anywhere', lang);
const offered = async (...of: Parameters<typeof see>) =>
  (await see(...of))!.facts.offeredReasons.map(({ metric, language, reasons }) => ({ metric, language, reasons }));
/** No document names what heads the choice of a reason. */
const GUESS = { code: 'guessed-header', detail: '“* Appeal reason:”' };
const ALL = [{ metric: 'OTDR', language: 'en', reasons: REASONS }];

describe('the reasons that the form of a new appeal offers', () => {
  test('are read from the list that its choice opens, wherever that is put', async () => {
    const visit = (await see(METRIC + REASON + popup()))!;
    expect(visit).toMatchObject({ page: 'appeal-center', outcome: 'read', rows: 2, issues: [GUESS] });
    expect(visit.facts.offeredReasons).toEqual([
      {
        ...ALL[0],
        ...Object.fromEntries(['readAt', 'firstSeen', 'lastSeen'].map((field) => [field, '2026-07-01T16:00:00Z'])),
      },
    ]);
    expect(visit.facts.coverage).toEqual([]);
  });

  test.each([
    ['shut', METRIC + REASON],
    ['hidden', METRIC + REASON + popup(options(), 'style="display: none"')],
    ['kept from sight', METRIC + REASON + popup(options(), 'style="visibility: hidden"')],
    ['in a hidden layer', `${METRIC + REASON}<div style="opacity: 0">${popup()}</div>`],
    ["another choice's", METRIC + REASON + popup().replace('id="r"', 'id="m"')],
    ['being searched', METRIC + REASON.replace('value=""', 'value="exp"') + popup()],
    ['loading', `${METRIC + REASON}<div class="p-spin p-spin-loading">${popup()}</div>`],
    ['empty', METRIC + REASON + popup('')],
  ])('are not told while the list is %s', async (_, body) => {
    expect(await see(body)).toMatchObject({ outcome: 'read', rows: 0, facts: { offeredReasons: [] } });
  });

  test('are read whole or not at all', async () => {
    const visit = (await see(METRIC + REASON + popup(options(['Express shipping', 'Call +1 555 010 0199']))!))!;
    expect(visit.facts.offeredReasons).toEqual([]);
    expect(visit.issues).toMatchObject([GUESS, { code: 'unknown-value' }]);
  });

  const radio = (text: string, more = '') => `<label class="p-radio${more}"><input type="radio">${text}</label>`;
  const group = (inner: string) => `<div role="radiogroup">${inner}</div>`;
  test('may be choices in result, in a step of their own', async () => {
    const steps =
      '<div class="p-steps-item p-steps-item-process"><b class="p-steps-item-title">Select reason</b></div>';
    const metric = group(radio('NRR') + radio('On-Time Delivery Rate', ' p-radio-checked'));
    expect(
      await offered(`${field('Metric', metric)}${field('Reason', group(REASONS.map((text) => radio(text)).join('')))}`),
    ).toEqual(ALL);
    const summary = '<p>Metric: On-Time Delivery Rate</p>';
    expect(await offered(steps + summary + group(REASONS.map((text) => radio(text)).join('')))).toEqual(ALL);
  });

  test('are of no metric where none is chosen, or several are named', async () => {
    expect(await offered(REASON + popup())).toMatchObject([{ metric: null, reasons: REASONS }]);
    const both = '<p>On-Time Delivery Rate</p><p>Negative Review Rate</p>';
    expect(await offered(both + REASON + popup())).toMatchObject([{ metric: null }]);
  });

  test('have the language that the page declares', async () => {
    expect(await offered(METRIC + REASON + popup(), 'zh-CN')).toMatchObject([{ language: 'zh' }]);
    expect(await offered(METRIC + REASON + popup(), '')).toMatchObject([{ language: null }]);
  });

  test('are read from a form over the list too, and from no filter of that list', async () => {
    const list = '<h1>Appeal Center</h1>';
    const body = METRIC + REASON + popup();
    const table =
      '<table><thead><tr><th>Ticket ID</th><th>Metric</th><th>Orders</th><th>Submitted</th><th>Status</th></tr></thead><tbody></tbody></table>';
    expect(await offered(`${table}<div role="dialog"><div>Submit new appeal</div>${body}</div>`, 'en', list)).toEqual(
      ALL,
    );
    expect((await see(`${table}<button>Submit new appeal</button>${body}`, 'en', list))!.facts.offeredReasons).toEqual(
      [],
    );
  });
});
