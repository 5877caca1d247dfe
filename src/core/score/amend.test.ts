import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Facts, noFacts } from '#core/model/facts';
import { parseShopFile } from '#core/model/shop-file';
import { makeZone } from '#core/model/zone';
import { US_2026_06_22 as us } from '#core/policy/us';
import { amendSheets, shelvesOf } from './amend';
import { makeBind } from './bind';
import { type Dossier, dossiersOf, ownerOf } from './dossier';
import { keepLedger, keepSheets } from './keep-ledger';
import type { Ledger, Sheet } from './ledger';
import { makeListing } from './listing';
import type { Prove } from './post';
import { readSheet, writeSheet } from './sheet-text';

const zone = makeZone('America/Los_Angeles');
/** Proves what can be told apart, so that a proof of other facts would show. */
const prove: Prove = ({ order, cases, chat }) => [
  ...(order?.express ? [{ ground: 'express-order-counted', state: 'met' } as const] : []),
  ...(cases.length > 0 ? [{ ground: 'platform-approval-counted', state: 'undecided' } as const] : []),
  ...(chat?.channel === 'bot' ? [{ ground: 'bot-rating-counted', state: 'met' } as const] : []),
];
const rules = { policy: us, zone, prove };

const day = fc.constantFrom('2026-05-28', '2026-06-01', '2026-06-02', '2026-06-20');
const instant = fc.option(
  fc.oneof(
    day,
    day.map((it) => `${it}T05:30:00Z`),
    day.map((it) => `${it}T20:15:00Z`),
  ),
);
const id = fc.constantFrom('1', '2', '3');
const caseId = fc.option(fc.constantFrom('c1', 'c2'));
const order = fc.record({
  id,
  status: fc.option(fc.constantFrom('completed', 'delivered', 'in-transit', 'cancelled', 'unpaid')),
  placedAt: instant,
  paidAt: instant,
  shippedAt: instant,
  deliverBy: fc.option(day),
  deliveredAt: instant,
  cancelledAt: instant,
  cancelledBy: fc.option(fc.constantFrom('buyer', 'seller', 'system')),
  cancelReason: fc.option(fc.constantFrom('Out of stock', 'Buyer requested cancellation')),
  kind: fc.option(fc.constantFrom('normal', 'pre-order')),
  express: fc.option(fc.boolean()),
  trackingId: fc.option(fc.constantFrom('1Z999AA10123456784', '9400100000000000000001')),
  flags: fc.option(fc.constantFrom([], ['sample'])),
});
const review = fc.record({
  id: fc.constantFrom('r1', 'r2'),
  orderId: id,
  firstStars: fc.option(fc.constantFrom(1, 5)),
  reviewedAt: instant,
});
const request = fc.record({
  id: caseId,
  orderId: id,
  type: fc.option(fc.constantFrom('refund', 'return-refund', 'cancellation')),
  reason: fc.option(fc.constantFrom('Damaged', 'No longer needed')),
  requestedAt: instant,
  status: fc.constantFrom('open', 'completed'),
  approveHours: fc.option(fc.constantFrom(0.1, 2.7, 12)),
  inspectHours: fc.option(fc.constant(3.3)),
  rounds: fc.option(fc.constantFrom(0, 1, 2)),
  approvedBy: fc.option(fc.constantFrom('seller', 'platform')),
});
const chat = fc.record({
  id: fc.constantFrom('1', 'h2'),
  startedAt: instant,
  ratedAt: instant,
  rating: fc.option(fc.constantFrom(1, 5)),
  channel: fc.option(fc.constantFrom('agent', 'bot')),
});
const problem = fc
  .record({
    metric: fc.constantFrom('NRR', 'NBFR', 'SFCR', 'OTDR', 'AHT', 'IM_DSAT'),
    orderId: fc.option(id),
    caseId,
    chatId: fc.option(fc.constantFrom('1', 'h2')),
    firstSeen: fc.option(day),
    lastSeen: fc.option(day),
  })
  .filter((it) => it.orderId !== null || it.caseId !== null || it.chatId !== null);

/** A state of a shop, small enough that facts meet. */
const facts: fc.Arbitrary<Facts> = fc
  .record({
    orders: fc.uniqueArray(order, { selector: (it) => it.id, maxLength: 3 }),
    reviews: fc.uniqueArray(review, { selector: (it) => it.id, maxLength: 2 }),
    cases: fc.uniqueArray(request, { selector: (it) => it.id ?? it.orderId, maxLength: 3 }),
    chats: fc.uniqueArray(chat, { selector: (it) => it.id, maxLength: 2 }),
    problems: fc.uniqueArray(problem, {
      selector: (it) => `${it.metric}+${it.caseId ?? it.chatId ?? it.orderId}`,
      maxLength: 6,
    }),
  })
  .map((lists) => {
    const exportedAt = '2026-07-01T00:00:00Z';
    const shop = { id: 'US:1', region: 'US', name: null, timeZone: null, openedOn: null, category: null };
    const parsed = parseShopFile({ format: 'sps-ahead/shop', version: 1, exportedAt, shop, ...lists });
    if (!parsed.ok) throw new Error(`${parsed.fault.path}: ${parsed.fault.message}`);
    return { ...noFacts(), ...parsed.value };
  });

/** What counting can see of a ledger, without the listing's own functions. */
const seen = ({ listing, zone: _, policy: __, ...rest }: Ledger) => ({ ...rest, listed: listing.entries });
const bound = (sheets: Iterable<Sheet>, listing = makeListing([], [], zone)) =>
  seen(makeBind()(sheets, us, zone, listing));
const whole = (known: Facts) => seen(keepLedger(known, us, zone, prove));

/** As storage has it: a sheet is kept as text, and read again beside what is listed now. */
const reread = (sheets: ReadonlyMap<string, Sheet>, known: Facts) => {
  const listing = makeListing(known.problems, known.coverage, zone);
  return bound(
    [...sheets.values()].map((it) => readSheet(writeSheet(it))),
    listing,
  );
};

const byOwner = (known: Facts): Map<string, Dossier> => new Map([...dossiersOf(known)].map((it) => [ownerOf(it), it]));

test('sheets of the days say together what one pass over all facts says', () => {
  fc.assert(
    fc.property(facts, (known) => {
      const sheets = keepSheets(known, rules, makeListing(known.problems, known.coverage, zone));
      expect(reread(sheets, known)).toEqual(whole(known));
    }),
    { numRuns: 300 },
  );
});

test('whatever changes, amended sheets say what one pass over the new facts says', () => {
  fc.assert(
    fc.property(facts, facts, (old, known) => {
      const sheets = keepSheets(old, rules, makeListing(old.problems, old.coverage, zone));
      const [before, after] = [byOwner(old), byOwner(known)];
      const amendments = [...new Set([...before.keys(), ...after.keys()])].map((owner) => ({
        before: before.get(owner) ?? null,
        after: after.get(owner) ?? null,
      }));
      amendSheets(sheets, rules, amendments, { before: old.problems, after: known.problems });
      expect(reread(sheets, known)).toEqual(whole(known));
    }),
    { numRuns: 500 },
  );
});

test('what was bound is bound again at what has changed, and what was handed out stays as it was', () => {
  fc.assert(
    fc.property(facts, facts, (old, { problems: _, ...others }) => {
      const known = { ...others, problems: old.problems };
      const listing = makeListing(old.problems, old.coverage, zone);
      const sheets = keepSheets(old, rules, listing);
      const bind = makeBind();
      const first = seen(bind(sheets.values(), us, zone, listing));
      const kept = structuredClone(first);
      const [before, after] = [byOwner(old), byOwner(known)];
      const owners = [...new Set([...before.keys(), ...after.keys()])];
      for (const owner of owners) {
        const amendment = { before: before.get(owner) ?? null, after: after.get(owner) ?? null };
        amendSheets(sheets, rules, [amendment], { before: old.problems, after: old.problems });
        expect(seen(bind(sheets.values(), us, zone, listing))).toEqual(bound(sheets.values(), listing));
      }
      expect(seen(bind(sheets.values(), us, zone, listing))).toEqual(whole(known));
      expect(first).toEqual(kept);
    }),
    { numRuns: 300 },
  );
});

test('an amendment touches the shelves that it names and no other', () => {
  fc.assert(
    fc.property(facts, order, (known, changed) => {
      const sheets = keepSheets(known, rules, makeListing(known.problems, known.coverage, zone));
      const texts = new Map([...sheets].map(([shelf, sheet]) => [shelf, writeSheet(sheet)]));
      const before = byOwner(known).get(changed.id) ?? null;
      const parsed = { ...(before?.order ?? null), ...changed, readyToShipAt: null, fulfillment: null };
      const filled = { amount: null, lines: null, readAt: null, firstSeen: null, lastSeen: null };
      const after = {
        ...(before ?? { id: changed.id, reviews: [], cases: [], chat: null }),
        order: { ...filled, ...parsed } as Dossier['order'],
      };
      amendSheets(sheets, rules, [{ before, after }], { before: known.problems, after: known.problems });
      const touched = shelvesOf({ before, after }, rules);
      for (const [shelf, sheet] of sheets)
        if (!touched.includes(shelf)) expect(writeSheet(sheet)).toBe(texts.get(shelf));
    }),
  );
});
