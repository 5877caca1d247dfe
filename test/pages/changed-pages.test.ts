// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PageVisit } from '#core/model/page';
import { makeReaders, visitPage } from '#test/fixtures/sample-page';
import { removeColumn, rowsOf, swapColumns } from './columns';
import { addressOf, findMismatch, RENDERED_AT, readRendered, TAUGHT_OF_BRAZIL } from './truth';

// The law of reading, on rendered pages that somebody has changed: right, or refused; never wrong.

const NAMES = [
  'order-list-to-ship',
  'order-list-fixed',
  'order-list-virtual',
  'order-list-skus',
  'order-list-cards',
  'order-list-cards-bare',
  'order-detail-1',
  'ratings',
  'ratings-bare',
  'returns',
  'returns-fixed',
  'returns-cards',
  'score',
  'score-zh',
  'score-GB',
  'score-ID',
  'score-ID-en',
  'score-TH',
  'appeal-center',
  'account-health',
  'account-health-bare',
  'service',
  'products',
  'products-bare',
  'products-virtual',
  'sales',
  'diagnosis-NRR-stars',
  'diagnosis-NBFR',
  'diagnosis-SFCR',
  'diagnosis-OTDR',
  'diagnosis-AHT',
  'diagnosis-IM_DSAT',
  'score-BR',
  'diagnosis-RR24-BR',
  'diagnosis-NRR-BR',
  'account-health-BR',
  'order-list-BR',
];
/** As a seller of Brazil has them, who taught what heads the order list. */
const readers = makeReaders(TAUGHT_OF_BRAZIL);
const pages = new Map(NAMES.map((name) => [name, readRendered(name)]));

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % list.length];

const textsIn = (root: Document, isMeant: (text: string) => boolean): Text[] => {
  const walker = root.createTreeWalker(root.getElementById('GEC-main')!, 4);
  const texts: Text[] = [];
  while (walker.nextNode()) if (isMeant(walker.currentNode.nodeValue!)) texts.push(walker.currentNode as Text);
  return texts;
};
const idsIn = (root: Document): Text[] => textsIn(root, (text) => /^\s*\d{18}\s*$/.test(text));

const HIDING = [
  'display: none',
  'visibility: hidden',
  'opacity: 0',
  'position: absolute; left: -9999px',
  'height: 0; overflow: hidden',
  'clip-path: inset(50%)',
];

/** What a new release of the portal, or a page caught half way, may look like. */
const CHANGES: Record<string, (root: Document, a: number, b: number) => void> = {
  'classes rolled anew': (root, a) => {
    for (const it of root.querySelectorAll('[class]')) {
      const names = it.getAttribute('class')!.replace(/theme-arco|\bcore\b/g, a % 2 === 0 ? 'core' : 'zz');
      it.setAttribute('class', names.replace(/-[a-z0-9]{6}\b/gi, `-h${a}`));
    }
  },
  'a caption renamed': (root, a) => {
    const caption = pick(
      [...root.querySelectorAll('th')].filter((element) => element.textContent !== ''),
      a,
    );
    if (caption) caption.textContent = 'Something new';
  },
  'a text gone': (root, a) => {
    const text = pick(
      textsIn(root, (it) => it.trim() !== ''),
      a,
    );
    if (text) text.nodeValue = '';
  },
  'a column gone': removeColumn,
  'a caption gone': (root, a) => pick([...root.querySelectorAll('th')], a)?.remove(),
  'two columns swapped': swapColumns,
  'a row cut short': (root, a, b) => {
    const row = pick(rowsOf(root).slice(1), a);
    while (row && row.children.length > b % 8) row.lastElementChild!.remove();
  },
  'a row gone': (root, a) => pick(rowsOf(root).slice(1), a)?.remove(),
  'a cell gone': (root, a, b) => {
    const row = pick(rowsOf(root).slice(1), a);
    row?.children[b % row.children.length]?.remove();
  },
  'a star or a page number gone': (root, a) =>
    pick([...root.querySelectorAll('#GEC-main svg, #GEC-main li')], a)?.remove(),
  'a hidden copy that says something else': (root, a, b) => {
    const main = root.getElementById('GEC-main')!;
    const copy = main.cloneNode(true) as Element;
    copy.removeAttribute('id');
    copy.setAttribute('style', pick(HIDING, a)!);
    const walker = root.createTreeWalker(copy, 4);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      node.nodeValue = node.nodeValue!.replace(/[0-8](?=\D*$)/, (digit) => String(Number(digit) + 1));
    }
    if (b % 2 === 0) main.before(copy);
    else main.after(copy);
  },
  'marks of another extension beside its ids': (root, a, b) => {
    for (const [at, text] of idsIn(root).entries()) {
      if ((at + b) % 3 === 0) continue;
      const mark = root.createElement(pick(['button', 'sup', 'span'], a)!);
      mark.textContent = pick(['Copy', '复制', '3', '2 notes', '✓'], b)!;
      if (a % 2 === 0) text.parentNode!.insertBefore(mark, text);
      else text.after(mark);
    }
  },
  'figures of another extension beside its own': (root, a, b) => {
    const isFigure = (text: string) => /^\s*[R$€<≥]*\s*\d[\d.,]*\s*(?:%|h|\/ 5(?:\.0)?)?\s*$/.test(text);
    for (const [at, text] of textsIn(root, isFigure).entries()) {
      if ((at + a) % 4 !== 0) continue;
      const mark = root.createElement(pick(['span', 'b', 'em'], a)!);
      mark.textContent = pick(['▲ 0.3', '+2', '(4.4)', '12%', '≈ 7'], b)!;
      if (b % 2 === 0) text.parentNode!.insertBefore(mark, text);
      else text.after(mark);
    }
  },
  'hidden texts of another extension inside its cells': (root, a, b) => {
    for (const [at, text] of textsIn(root, (it) => /\d/.test(it)).entries()) {
      if ((at + a) % 3 !== 0) continue;
      const copy = root.createElement('span');
      copy.setAttribute('style', pick(HIDING, b)!);
      copy.textContent = text.nodeValue!.replace(/[0-8](?=\D*$)/, (digit) => String(Number(digit) + 1));
      if (a % 2 === 0) text.before(copy);
      else text.after(copy);
    }
  },
  'a column of another extension': (root, a, b) => {
    const words = pick(
      [
        ['Profit', '$7.20'],
        ['Order status', 'Delivered'],
        ['', '✓'],
        ['Notes', '576812345678900001'],
      ],
      b,
    )!;
    for (const row of rowsOf(root)) {
      const isHead = row.firstElementChild?.matches('th, [class*="table-th"]') === true;
      const cell = root.createElement(row.matches('tr') ? (isHead ? 'th' : 'td') : 'div');
      cell.className = isHead ? 'p-table-th' : 'p-table-td';
      cell.textContent = words[isHead ? 0 : 1]!;
      const before = a % 3 === 0 ? null : (row.children[a % (row.children.length + 1)] ?? null);
      row.insertBefore(cell, before);
    }
  },
  'a translation beside each of its texts': (root, a, b) => {
    for (const text of textsIn(root, (it) => /\p{L}{3}/u.test(it))) {
      const own = root.createElement(a % 2 === 0 ? 'font' : 'span');
      own.className = pick(['notranslate target-wrapper', 'notranslate immersive-translate-target-wrapper'], a >> 1)!;
      own.setAttribute('lang', 'zh-CN');
      own.textContent = pick(['已送达', '译文 12', `${text.nodeValue} (译)`], b)!;
      text.after(own);
    }
  },
  'its language and direction set by a translator': (root, a) => {
    root.documentElement.lang = pick(['zh-CN', 'pt-BR', 'en', 'x'], a)!;
    root.documentElement.dir = 'rtl';
    if (a % 2 === 0)
      for (const text of textsIn(root, (it) => it.trim() !== '')) text.parentElement!.setAttribute('_msttexthash', '1');
  },
  'its ids highlighted in part': (root, a, b) => {
    for (const text of idsIn(root)) {
      const rest = text.splitText(1 + (a % 16));
      const mark = root.createElement('mark');
      (b % 2 === 0 ? text : rest).replaceWith(mark);
      mark.append(b % 2 === 0 ? text : rest);
    }
  },
  'its texts translated by the browser': (root, a, b) => {
    if (a % 3 !== 0) root.documentElement.classList.add('translated-ltr');
    for (const text of textsIn(root, (it) => it.trim() !== '')) {
      const [outer, inner] = [root.createElement('font'), root.createElement('font')];
      text.replaceWith(outer);
      outer.append(inner);
      if (b % 2 === 0) text.nodeValue = text.nodeValue!.replace(/Delivered|Deliver by|Created/, 'Completed');
      inner.append(text);
    }
  },
  'tags of risk that nobody has seen': (root, a, b) => {
    for (const [at, text] of idsIn(root).entries()) {
      if ((at + a) % 2 === 0) continue;
      const tag = root.createElement('span');
      tag.className = 'core-tag';
      tag.setAttribute('data-tid', 'm4b_tag');
      tag.textContent = pick(['High risk', 'Fraud check', 'Exchange requested', 'Verify address'], b)!;
      text.parentElement!.after(tag);
    }
  },
  'a box emptied': (root, a) => pick([...root.querySelectorAll('#GEC-main div')], a)?.replaceChildren(),
  'a box gone': (root, a) => pick([...root.querySelectorAll('#GEC-main div, #GEC-main dl > *')], a)?.remove(),
};

/** Parsing a page takes longer than copying it. */
const parsed = new Map<string, Document>();
const parsedPage = (name: string, html: string): Document => {
  const page = parsed.get(name) ?? new DOMParser().parseFromString(html, 'text/html');
  parsed.set(name, page);
  return page;
};

const read = async (
  name: string,
  html: string,
  change: (root: Document) => void = () => undefined,
): Promise<PageVisit | null> => {
  const root = parsedPage(name, html).cloneNode(true) as Document;
  change(root);
  return await visitPage(root, addressOf(name, html), RENDERED_AT, undefined, readers);
};

const LISTED = { cases: 'cases', reviews: 'reviews', tickets: 'tickets' } as const;
/** Lists that a page calls whole, each with how many records it had of it. */
const wholeLists = (visit: PageVisit): Map<string, number> =>
  new Map(
    visit.facts.coverage
      .filter(({ complete, source }) => complete && source !== 'readings')
      .map(({ source }) => [
        source,
        visit.facts[source in LISTED ? LISTED[source as keyof typeof LISTED] : 'problems'].length,
      ]),
  );
const wholeAtFirst = new Map<string, Map<string, number>>();
for (const [name, html] of pages) wholeAtFirst.set(name, wholeLists((await read(name, html))!));

describe('a changed page', () => {
  test('was whole before, where its list was', () => {
    const whole = [...wholeAtFirst].filter(([, lists]) => lists.size > 0).map(([name]) => name);
    expect(whole).toEqual(expect.arrayContaining(['ratings', 'returns', 'appeal-center', 'diagnosis-SFCR']));
    // A tab of the order list is whole in itself, and the list is not.
    expect(whole.filter((text) => text.startsWith('order'))).toEqual(['order-list-to-ship']);
    expect([...wholeAtFirst.get('order-list-to-ship')!.keys()]).toEqual(['orders-to-ship']);
  });

  test.each(Object.keys(CHANGES))(
    'with %s is read right, or refused',
    async (change) => {
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...NAMES), fc.nat(997), fc.nat(997), async (name, a, b) => {
          const visit = await read(name, pages.get(name)!, (root) => CHANGES[change]!(root, a, b));
          if (visit === null) return;
          expect(findMismatch(visit)).toBeNull();
          for (const [source, count] of wholeLists(visit)) {
            expect(count, `${source} of ${name}, called whole`).toBe(wholeAtFirst.get(name)!.get(source));
          }
        }),
        { numRuns: 30, seed: 20_260_701 },
      );
    },
    120_000,
  );
});
