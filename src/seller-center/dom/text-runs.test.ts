// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { parsePage, scanOf } from '#test/fixtures/sample-page';
import { makeTextReader } from './text-runs';

const textsOfCell = (cell: string) => {
  const page = parsePage(`<table><tr><td>before</td><td>${cell}</td><td>after</td></tr></table>`);
  return makeTextReader(page)(page.querySelectorAll('td')[1]!);
};

describe('an element is read as', () => {
  test.each([
    ['', []],
    [' <i></i> ', []],
    ['<div><b> In\u00a0 transit </b></div>', ['In transit']],
    ['<b></b>Delivered<!-- a comment --> today', ['Delivered today']],
    ['<b>Shipped</b><i>In transit</i>', ['Shipped', 'In transit']],
    ['Shipped <b>In</b> transit', ['Shipped', 'In', 'transit']],
    ['<b>12</b><b> </b><i></i><b>34</b>', ['12', '34']],
  ])('%j: %j', (cell, texts) => expect(textsOfCell(cell)).toEqual(texts));

  test('all of its texts and none of the next element, even with texts from XML', () => {
    const page = parsePage('<p>a</p><p>b</p>');
    const xml = new DOMParser().parseFromString('<x><![CDATA[c]]></x>', 'application/xml');
    const [first] = page.querySelectorAll('p');
    first!.append(xml.documentElement.firstChild!);
    expect(makeTextReader(page)(first!)).toEqual(['ac']);
  });
});

test('each part of a cell is shown or not by itself, though another has the same class', () => {
  const sheet = document.createElement('style');
  sheet.textContent = 'x-more:not([open]) { display: none }';
  document.body.append(sheet);
  const read = makeTextReader(document);
  const textsWith = (tag: string, isOpen = false) => {
    const cell = document.body.appendChild(document.createElement('div'));
    const part = document.createElement(tag);
    part.toggleAttribute('open', isOpen);
    part.append('b');
    cell.append('a', part);
    return read(cell);
  };
  expect([textsWith('b'), textsWith('x-more'), textsWith('x-more', true)]).toEqual([['a', 'b'], ['a'], ['a', 'b']]);
  document.body.replaceChildren();
});

test('the texts of a page are the visible ones, each with its element', async () => {
  const runs = await scanOf(
    `<main><p>a <!-- not this --> b<b>c</b></p><p hidden>d</p><script>e</script><p style="display: none">f</p><i>g</i></main>`,
  ).textRuns();
  expect(runs.map(({ text, parent }) => `${parent.localName} ${text}`)).toEqual(['p a b', 'b c', 'i g']);
});
