// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { parsePage } from '#test/fixtures/sample-page';
import {
  attributeOf,
  childrenOf,
  closest,
  contains,
  htmlOf,
  makeWalker,
  matches,
  nextElementOf,
  parentOf,
  queryAll,
  queryOne,
  rawTextOf,
  tagOf,
} from './access';

const makePage = () => {
  const root = parsePage('<main><form class="list"><p>Order</p><p>ID</p></form><p>after</p></main>');
  const form = root.querySelector('form')!;
  return {
    root,
    form,
    main: root.querySelector('main')!,
    first: form.querySelector('p')!,
    last: root.querySelector('main > p')!,
  };
};
type Page = ReturnType<typeof makePage>;

// A field named like a property of its form hides it, an image that of the document. jsdom leaves that out, so it is
// done to them here, one name at a time.
const CALLS: readonly (readonly [name: string, hidden: 'form' | 'root', isRight: (page: Page) => boolean])[] = [
  ['querySelector', 'form', ({ form, first }) => queryOne(form, 'p') === first],
  ['querySelector', 'root', ({ root, form }) => queryOne(root, 'form') === form],
  ['querySelectorAll', 'form', ({ form }) => queryAll(form, 'p').length === 2],
  ['querySelectorAll', 'root', ({ root }) => queryAll(root, 'p').length === 3],
  ['closest', 'form', ({ form, main }) => closest(form, 'main') === main],
  ['matches', 'form', ({ form }) => matches(form, '.list')],
  ['getAttribute', 'form', ({ form }) => attributeOf(form, 'class') === 'list'],
  ['contains', 'form', ({ form, first, main }) => contains(form, first) && !contains(form, main)],
  ['contains', 'root', ({ root, first }) => contains(root, first)],
  ['parentElement', 'form', ({ form, main }) => parentOf(form) === main],
  ['firstElementChild', 'form', ({ form, first }) => childrenOf(form)[0] === first],
  [
    'nextElementSibling',
    'form',
    ({ main, form, last }) => childrenOf(main)[1] === last && nextElementOf(form) === last,
  ],
  ['localName', 'form', ({ form }) => tagOf(form) === 'form'],
  ['textContent', 'form', ({ form }) => rawTextOf(form) === 'OrderID'],
  ['ownerDocument', 'form', ({ form, first }) => makeWalker(form, 1).nextNode() === first],
  [
    'createTreeWalker',
    'root',
    ({ root, form }) => makeWalker(root, 1).root === root && makeWalker(form, 1).root === form,
  ],
  ['documentElement', 'root', ({ root, main }) => contains(htmlOf(root), main)],
];

test.each(CALLS)('%s of a %s is called where a page cannot shadow it', (name, hidden, isRight) => {
  expect(isRight(makePage())).toBe(true);
  const page = makePage();
  Object.defineProperty(page[hidden], name, { value: document.createElement('input') });
  expect(isRight(page)).toBe(true);
});
