// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ShopHint } from '#core/model/shop';
import type { TaughtText } from '#core/model/taught-text';
import { parsePage, scanOf, visitPage } from '#test/fixtures/sample-page';
import { makeReaders } from '../../src/seller-center/read-page';
import { removeColumn, swapColumns } from './columns';
import { addressOf, findMismatch, RENDERED_AT, readRendered } from './truth';

// The law of reading, on rendered pages whose captions nobody knows, taught and then changed: right, or refused; never wrong.

const NAMES = [
  'order-list-to-ship',
  'order-list-fixed',
  'returns',
  'appeal-center',
  'diagnosis-NRR-stars',
  'diagnosis-NBFR',
  'diagnosis-SFCR',
  'diagnosis-OTDR',
  'diagnosis-AHT',
  'diagnosis-IM_DSAT',
];

const HEADERS = 'th, [class*="table-th"]:not([class*="item"])';
const captionsOf = (root: Document): Text[] =>
  [...root.querySelectorAll(HEADERS)].flatMap((header) => {
    const walker = root.createTreeWalker(header, 4);
    while (walker.nextNode()) if (walker.currentNode.nodeValue!.trim() !== '') return walker.currentNode as Text;
    return [];
  });
/** Every caption as no source has it, the same wherever it stands. */
const makeStrange = (root: Document): Document => {
  for (const text of captionsOf(root)) text.nodeValue = `Quux ${text.nodeValue!.trim().split('').reverse().join('')}`;
  return root;
};

interface TaughtPage {
  html: string;
  address: URL;
  taught: TaughtText[];
}

/** What a seller would teach of a page who knows what each column is. */
const teach = async (name: string): Promise<TaughtPage> => {
  const original = readRendered(name);
  const address = addressOf(name, original);
  const readers = makeReaders([]);
  const shop = (await readers.readShop(scanOf(original), address)) as ShopHint;
  const strange = makeStrange(parsePage(original));
  const [known, unknown] = await Promise.all(
    [parsePage(original), strange].map((page) => readers.describePage(page, address, shop, RENDERED_AT)),
  );
  const columns = (of: typeof known) => of!.texts.filter(({ kind }) => kind === 'column');
  const { page, metric, region, language } = unknown!;
  const taught = columns(unknown!).flatMap(({ text, before, behind }, at): TaughtText[] => {
    const { known: sourced, guess } = columns(known!)[at]!;
    const field = sourced ?? guess;
    const head = { page, metric, region, language, text, before, behind, taughtAt: RENDERED_AT };
    return field === null ? [] : [{ ...head, kind: 'column', field }];
  });
  return { html: strange.documentElement.outerHTML, address, taught };
};
const pages = new Map<string, TaughtPage>();
for (const name of NAMES) pages.set(name, await teach(name));

const read = ({ html, address, taught }: TaughtPage, change: (root: Document) => void = () => undefined) => {
  const root = parsePage(html);
  change(root);
  return visitPage(root, address, RENDERED_AT, undefined, makeReaders(taught));
};

const CHANGES: Record<string, (root: Document, a: number, b: number) => void> = {
  'the captions of two columns swapped': (root, a, b) => {
    const captions = captionsOf(root);
    const [one, other] = [captions[a % captions.length]!, captions[b % captions.length]!];
    [one.nodeValue, other.nodeValue] = [other.nodeValue, one.nodeValue];
  },
  'two columns swapped': swapColumns,
  'a column gone': removeColumn,
  'a caption renamed': (root, a) => {
    const captions = captionsOf(root);
    captions[a % captions.length]!.nodeValue = 'Something new';
  },
};

describe('a taught page', () => {
  test.each(NAMES)('%s is refused before it is taught, and then read right', async (name) => {
    const page = pages.get(name)!;
    expect(await read({ ...page, taught: [] })).toMatchObject({ outcome: 'refused' });
    const visit = (await read(page))!;
    expect(visit.outcome, JSON.stringify(visit.issues)).toBe('read');
    expect(visit.rows).toBeGreaterThan(0);
    expect(findMismatch(visit)).toBeNull();
  });

  test.each(Object.keys(CHANGES))(
    'with %s after teaching is read right, or refused',
    async (change) => {
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...NAMES), fc.nat(997), fc.nat(997), async (name, a, b) => {
          const visit = await read(pages.get(name)!, (root) => CHANGES[change]!(root, a, b));
          if (visit !== null) expect(findMismatch(visit)).toBeNull();
        }),
        { numRuns: 40, seed: 20_260_701 },
      );
    },
    120_000,
  );
});

/** Pages of cards and the page of one order: what their labels are, in place of columns. */
const LABELS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'order-list-cards-bare': { 'Order ID': 'orderId' },
  'order-detail-1': {
    ...{ 'Order ID': 'orderId', 'Order status': 'status', 'Order type': 'kind', 'Created time': 'placedAt' },
    ...{ 'Paid time': 'paidAt', 'Deliver by': 'deliverBy', 'Delivered time': 'deliveredAt', 'Order amount': 'amount' },
    ...{ 'Fulfillment type': 'fulfillment', 'Delivery option': 'delivery', 'Tracking ID': 'trackingId' },
  },
  ratings: { 'Order ID': 'orderId' },
  'returns-cards': {
    ...{ 'Return Order ID': 'caseId', 'Order ID': 'orderId', 'Time Requested': 'requestedAt' },
    ...{ 'Return Type': 'type', 'Return Reason': 'reason', 'Return Status': 'status' },
  },
};
const strangeLabel = (label: string): string => `Quux ${label.split('').reverse().join('')}`;

/** The page with each of its labels as `print` has it. */
const relabel = (html: string, labels: readonly string[], print: (label: string) => string): string =>
  html.replace(/>(\s*)([^<>:]+?)(:?\s*(?:\d{15,}\s*)?)</g, (all, before: string, text: string, behind: string) =>
    labels.includes(text) ? `>${before}${print(text)}${behind}<` : all,
  );

describe('a page of labels', () => {
  test.each(Object.keys(LABELS))(
    '%s is read right once it is taught, and right or refused with two swapped',
    async (name) => {
      const original = readRendered(name);
      const address = addressOf(name, original);
      const labels = Object.keys(LABELS[name]!);
      const html = relabel(original, labels, strangeLabel);
      const untaught = (await read({ html, address, taught: [] }))!;
      expect(findMismatch(untaught)).toBeNull();
      const readers = makeReaders([]);
      const shop = (await readers.readShop(scanOf(original), address)) as ShopHint;
      const { texts, page, metric, region, language } = (await readers.describePage(
        ...([parsePage(html), address, shop, RENDERED_AT] as const),
      ))!;
      const taught = Object.entries(LABELS[name]!).map(([label, field]): TaughtText => {
        const { text, before, behind } = texts.find((one) => one.text === strangeLabel(label))!;
        return { page, metric, region, language, kind: 'column', text, field, before, behind, taughtAt: RENDERED_AT };
      });
      const visit = (await read({ html, address, taught }))!;
      expect(visit.outcome, JSON.stringify(visit.issues)).toBe('read');
      expect(visit.facts).not.toEqual(untaught.facts);
      expect(visit.rows).toBe((await read({ html: original, address, taught: [] }))!.rows);
      expect(findMismatch(visit)).toBeNull();
      for (const [at, a] of labels.entries())
        for (const b of labels.slice(at + 1)) {
          const print = (label: string) => strangeLabel(label === a ? b : label === b ? a : label);
          const swapped = await read({ html: relabel(original, labels, print), address, taught });
          if (swapped !== null) expect(findMismatch(swapped), `${a} and ${b}`).toBeNull();
        }
    },
  );
});
