// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import {
  attribute,
  childrenOf,
  closest,
  contains,
  firstChildOf,
  isElement,
  makeTextReader,
  matches,
  nextSiblingOf,
  oneLine,
  own,
  parentOf,
  queryAll,
  queryOne,
  rawTextOf,
  tagOf,
  textsOf,
  typeOf,
} from './access';

const HTML = '<main><form class="list"><p>Order</p><p>ID</p></form><p>after</p></main>';
const make = () => {
  const root = new DOMParser().parseFromString(HTML, 'text/html');
  const form = root.querySelector('form')!;
  return {
    root,
    form,
    main: root.querySelector('main')!,
    first: form.querySelector('p')!,
    last: root.querySelector('main > p')!,
  };
};
type Made = ReturnType<typeof make>;

// A field named like a property of its form hides it, an image that of the document. jsdom leaves that out, so it is
// done to them here, one name at a time.
const ASKED: readonly (readonly [name: string, hidden: 'form' | 'root', ask: (it: Made) => boolean])[] = [
  ['querySelector', 'form', ({ form, first }) => queryOne(form, 'p') === first],
  ['querySelector', 'root', ({ root, form }) => queryOne(root, 'form') === form],
  ['querySelectorAll', 'form', ({ form }) => queryAll(form, 'p').length === 2],
  ['querySelectorAll', 'root', ({ root }) => queryAll(root, 'p').length === 3],
  ['closest', 'form', ({ form, main }) => closest(form, 'main') === main],
  ['matches', 'form', ({ form }) => matches(form, '.list')],
  ['getAttribute', 'form', ({ form }) => attribute(form, 'class') === 'list'],
  ['contains', 'form', ({ form, first, main }) => contains(form, first) && !contains(form, main)],
  ['contains', 'root', ({ root, first }) => contains(root, first)],
  ['parentElement', 'form', ({ form, main }) => parentOf(form) === main],
  ['firstElementChild', 'form', ({ form, first }) => childrenOf(form)[0] === first],
  ['nextElementSibling', 'form', ({ main, last }) => childrenOf(main)[1] === last],
  ['localName', 'form', ({ form }) => tagOf(form) === 'form'],
  ['nodeType', 'form', ({ form }) => isElement(form)],
  ['nodeType', 'root', ({ root }) => typeOf(root) === 9],
  ['textContent', 'form', ({ form }) => rawTextOf(form) === 'OrderID'],
  ['ownerDocument', 'form', ({ form }) => textsOf(form).join() === 'Order,ID'],
  ['ownerDocument', 'root', ({ root, first }) => makeTextReader(root)(first).join() === 'Order'],
  ['createTreeWalker', 'root', ({ form }) => textsOf(form).join() === 'Order,ID'],
  ['firstChild', 'form', ({ form, first }) => firstChildOf(form) === first && own(form, 'firstChild') === first],
  ['nextSibling', 'form', ({ form, last }) => nextSiblingOf(form) === last],
];

test.each(ASKED)('%s of a %s is asked where a page can not hide it', (name, hidden, ask) => {
  const made = make();
  expect(ask(made)).toBe(true);
  const again = make();
  Object.defineProperty(again[hidden], name, { value: document.createElement('input') });
  expect(ask(again)).toBe(true);
});

const hear = (cell: string) => {
  const page = new DOMParser().parseFromString(
    `<table><tr><td>before</td><td>${cell}</td><td>after</td></tr></table>`,
    'text/html',
  );
  return makeTextReader(page)(page.querySelectorAll('td')[1]!);
};

describe('an element is heard as', () => {
  test.each([
    ['', []],
    [' <i></i> ', []],
    ['<div><b> In\u00a0 transit </b></div>', ['In transit']],
    ['<b></b>Delivered<!-- a comment --> today', ['Delivered today']],
    ['<b>Shipped</b><i>In transit</i>', ['Shipped', 'In transit']],
    ['Shipped <b>In</b> transit', ['Shipped', 'In', 'transit']],
    ['<b>12</b><b> </b><i></i><b>34</b>', ['12', '34']],
  ])('%j: %j', (cell, said) => expect(hear(cell)).toEqual(said));

  test('all of its texts and none of the next, also where XML brought some of them', () => {
    const page = new DOMParser().parseFromString('<p>a</p><p>b</p>', 'text/html');
    const xml = new DOMParser().parseFromString('<x><![CDATA[c]]></x>', 'application/xml');
    const [first] = page.querySelectorAll('p');
    first!.append(xml.documentElement.firstChild!);
    expect(makeTextReader(page)(first!)).toEqual(['ac']);
  });
});

test.each([
  ['a b', 'a b'],
  [' a', 'a'],
  ['a  b', 'a b'],
  ['a\nb\t', 'a b'],
  ['a\u200bb', 'a b'],
  ['é  é', 'é é'],
  [' ', ''],
  ['', ''],
])('%j on one line is %j', (text, line) => expect(oneLine(text)).toBe(line));
