// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { scanOf } from '#test/fixtures/sample-page';
import { describeStructure } from './structure';

const structureOf = async (html: string): Promise<string> => await describeStructure(scanOf(html));

const SECRETS = [
  'Jane Placeholder',
  'jane@example.com',
  '+1 (555) 555-0142',
  '12 Placeholder Road',
  '577812345678901234',
  '94001118992235',
  'https://example.com/jane',
  '$1,022.25',
  'It broke on the first day',
];

describe('the structure of a page', () => {
  const everywhere = (text: string): string => `
    <h1 title="${text}">${text}</h1><h2>${text}</h2><label>${text}</label>
    <div class="${text} portal-card" id="${text}" data-name="${text}" data-log_main_order_id="${text}" role="${text}"
      data-tid="${text}" lang="${text}" aria-label="${text}"><img alt="${text}" src="${text}">
      <a href="/order/detail?order_no=${text}&name=${text}">${text}</a><input value="${text}" placeholder="${text}">
      <textarea>${text}</textarea><select><option>${text}</option></select><!-- ${text} -->${text}</div>
    <table><thead><tr><th>Order ID</th><th>Buyer</th></tr></thead>
      <tbody><tr><th scope="row">${text}</th><td>${text}</td></tr><tr><td><span>${text}</span></td><td>Shipped ${text}</td></tr></tbody></table>
    <dl><dt>Recipient ${text}</dt><dd>${text}</dd></dl><svg><text>${text}</text></svg><script>${text.replaceAll('<', '')}</script>`;

  test.each(SECRETS)('contains no %s, wherever it is', async (text) => {
    const told = await structureOf(everywhere(text));
    expect(told).toContain('th “Buyer”');
    expect(told).toContain('div.portal-card[data-log_main_order_id]');
    for (const word of text.match(/\w{4,}|\d{3}/g)!) expect(told).not.toContain(word);
    expect(told).not.toMatch(/\d{4}/);
  });

  test('contains tags, classes, attributes and column captions', async () => {
    const told =
      await structureOf(`<main class="core-table x-a1b2"><table><thead><tr><th>Purchase number</th><th>Total 2026</th>
      </tr></thead><tbody>${'<tr class="core-table-tr" data-log_main_order_id="577812345678901234"><td>1</td></tr>'.repeat(50)}</tbody></table></main>`);
    expect(told.split('\n').map((line) => line.trim())).toEqual([
      'html',
      'head',
      'body',
      'main.core-table.x-a1b2',
      'table',
      'thead',
      'tr',
      'th “Purchase number”',
      'th “Total #”',
      'tbody',
      'tr.core-table-tr[data-log_main_order_id]',
      'td',
      'tr.core-table-tr[data-log_main_order_id]',
      'td',
      '… 48 more',
    ]);
  });

  test('contains known captions, and no others', async () => {
    const told = await structureOf('<dl><dt>Negative Review Rate</dt><dd>1.26%</dd><dt>Jane</dt><dd>Score</dd></dl>');
    expect(told).toContain('dt “Negative Review Rate”');
    expect(told).toContain('dd “Score”');
    expect(told).not.toMatch(/1\.26|Jane/);
  });

  test.each(readdirSync('test/pages/rendered').filter((file) => file.endsWith('.html')))(
    'holds nothing of anyone on %s',
    async (file) => {
      const told = await structureOf(readFileSync(`test/pages/rendered/${file}`, 'utf8'));
      expect(told).not.toMatch(/Buyer \d|555-?01|Placeholder|@|\d{4}|[$£€]|\d%/i);
      expect(told.length).toBeLessThan(40_000);
    },
  );
});
