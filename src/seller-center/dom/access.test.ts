// @vitest-environment jsdom
import { expect, test } from 'vitest';
import {
  attribute,
  childrenOf,
  closest,
  contains,
  isElement,
  matches,
  own,
  parentOf,
  queryAll,
  queryOne,
  rawTextOf,
  tagOf,
  textRuns,
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
  ['getRootNode', 'form', ({ form }) => textRuns(form).join() === 'Order,ID'],
  ['ownerDocument', 'root', ({ root }) => textRuns(root).join() === 'Order,ID,after'],
  ['createTreeWalker', 'root', ({ form }) => textRuns(form).join() === 'Order,ID'],
  ['firstChild', 'form', ({ form, first }) => own(form, 'firstChild') === first],
];

test.each(ASKED)('%s of a %s is asked where a page can not hide it', (name, hidden, ask) => {
  const made = make();
  expect(ask(made)).toBe(true);
  const again = make();
  Object.defineProperty(again[hidden], name, { value: document.createElement('input') });
  expect(ask(again)).toBe(true);
});
