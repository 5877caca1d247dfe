import { describe, expect, test } from 'vitest';
import { ids, listed, look, order } from './appeal-cases';

describe('what the seller looked up', () => {
  const orders = [order(ids[0]!, { express: null, kind: null, deliveredAt: '2026-06-25' })];
  const said = (answers: object[], more: object = {}) =>
    look({
      ...{ orders, problems: [listed(ids[0]!), listed('576999999999999999')] },
      appealMarks: [{ metric: 'OTDR', orderId: ids[0], readAt: '2026-07-01', answers, ...more }],
    });
  const yes = (ground: string) => ({ ground, holds: true });
  const no = (ground: string) => ({ ground, holds: false });
  test('decides a ground that no page decides, and is known to be their word', () => {
    const { appeals, casework } = said([yes('express-order-counted')]);
    expect(appeals.candidates).toMatchObject([{ orderId: ids[0], ground: 'express-order-counted', basis: 'sourced' }]);
    expect(appeals.tickets).toMatchObject([{ orderIds: [ids[0]] }]);
    expect(casework.byWord).toEqual([`OTDR+${ids[0]}`]);
    expect(casework.undecided.map((it) => it.orderId)).toEqual(['576999999999999999']);
  });
  test('leaves open what is not answered, and closes what is denied altogether', () => {
    const facts = (answers: object[]) => said(answers).casework.undecided.find((it) => it.orderId === ids[0])?.facts;
    expect(facts([no('express-order-counted')])).toEqual(['Order type']);
    const kinds = ['pre-order-counted', 'made-to-order-counted', 'back-order-counted', 'custom-order-counted'];
    expect(facts([no('express-order-counted'), ...kinds.map(no)])).toBeUndefined();
    expect(said([no('express-order-counted')]).appeals.candidates).toEqual([]);
  });
  test('decides where nothing is known of the order at all, without a price', () => {
    const { appeals, casework } = said([yes('express-order-counted')], { orderId: '576999999999999999' });
    expect(appeals.candidates).toMatchObject([{ orderId: '576999999999999999', gainNow: null }]);
    expect(casework.byWord).toEqual(['OTDR+576999999999999999']);
  });
  test('says nothing against the facts, of another metric or of no ground', () => {
    const known = [order(ids[0]!, { deliveredAt: '2026-06-25' })];
    const appealMarks = [{ metric: 'OTDR', orderId: ids[0], answers: [yes('express-order-counted')] }];
    expect(look({ orders: known, problems: [listed(ids[0]!)], appealMarks }).appeals.candidates).toEqual([]);
    expect(said([yes('express-order-counted')], { metric: 'SFCR' }).appeals.candidates).toEqual([]);
    expect(said([yes('out-of-the-air')]).appeals.candidates).toEqual([]);
    const proven = look({ appealMarks: [{ metric: 'OTDR', orderId: ids[0], answers: [no('express-order-counted')] }] });
    expect(proven.appeals.candidates).toHaveLength(3);
    expect(proven.casework.byWord).toEqual([]);
  });
});
