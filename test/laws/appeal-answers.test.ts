import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '#core/assess';
import { isMetric } from '#core/model/metric';
import { problemKey } from '#core/model/problem';
import { GROUNDS } from '#core/policy/grounds';
import { ids, listed, look, order } from '../fixtures/appeal-cases';
import { oddShops, runs } from '../fixtures/odd-shops';

describe('what the seller looked up', () => {
  const orders = [order(ids[0]!, { express: null, kind: null, deliveredAt: '2026-06-25' })];
  const said = (answers: object[], more: object = {}) =>
    look({
      ...{ orders, problems: [listed(ids[0]!), listed('576999999999999999')] },
      appealMarks: [{ metric: 'OTDR', orderId: ids[0], readAt: '2026-07-01', answers, ...more }],
    });
  const yes = (ground: string) => ({ ground, holds: true });
  const no = (ground: string) => ({ ground, holds: false });
  const subject = (orderId: string) => ({ metric: 'OTDR', orderId, caseId: null, chatId: null });
  test('decides a ground that no page decides, and is known to be their word', () => {
    const { appeals, appealDetails } = said([yes('express-order-counted')]);
    expect(appeals.candidates).toMatchObject([{ orderId: ids[0], ground: 'express-order-counted', basis: 'sourced' }]);
    expect(appeals.tickets).toMatchObject([{ orderIds: [ids[0]] }]);
    expect(appealDetails.bySellerAnswer).toEqual([subject(ids[0]!)]);
    expect(appealDetails.undecided.map((problem) => problem.orderId)).toEqual(['576999999999999999']);
  });
  test('leaves open what is not answered, and closes what is denied altogether', () => {
    const facts = (answers: object[]) =>
      said(answers).appealDetails.undecided.find((problem) => problem.orderId === ids[0])?.facts;
    expect(facts([no('express-order-counted')])).toEqual(['Order type']);
    const kinds = ['pre-order-counted', 'made-to-order-counted', 'back-order-counted', 'custom-order-counted'];
    expect(facts([no('express-order-counted'), ...kinds.map(no)])).toBeUndefined();
    expect(said([no('express-order-counted')]).appeals.candidates).toEqual([]);
  });
  test('decides where nothing is known of the order at all, without a price', () => {
    const { appeals, appealDetails } = said([yes('express-order-counted')], { orderId: '576999999999999999' });
    expect(appeals.candidates).toMatchObject([{ orderId: '576999999999999999', gainNow: null }]);
    expect(appealDetails.bySellerAnswer).toEqual([subject('576999999999999999')]);
  });
  test('says nothing against the facts, of another metric or of no ground', () => {
    const known = [order(ids[0]!, { deliveredAt: '2026-06-25' })];
    const appealMarks = [{ metric: 'OTDR', orderId: ids[0], answers: [yes('express-order-counted')] }];
    expect(look({ orders: known, problems: [listed(ids[0]!)], appealMarks }).appeals.candidates).toEqual([]);
    expect(said([yes('express-order-counted')], { metric: 'SFCR' }).appeals.candidates).toEqual([]);
    expect(said([yes('out-of-the-air')]).appeals.candidates).toEqual([]);
    const proven = look({ appealMarks: [{ metric: 'OTDR', orderId: ids[0], answers: [no('express-order-counted')] }] });
    expect(proven.appeals.candidates).toHaveLength(3);
    expect(proven.appealDetails.bySellerAnswer).toEqual([]);
  });
});

test('whatever a file and the seller say, nothing is offered beyond what facts prove or a “yes” stands for', () => {
  const dice = fc.array(fc.nat(3), { minLength: 400, maxLength: 400 });
  fc.assert(
    fc.property(oddShops(), dice, ({ asOf, file }, thrown) => {
      const next = thrown[Symbol.iterator]();
      const marks = file.problems.flatMap(({ metric, orderId, caseId, chatId }) => {
        if (!isMetric(metric)) return [];
        const answers = GROUNDS.flatMap((ground) => {
          const said = ground.metric === metric ? next.next().value : undefined;
          return said === undefined || said > 1 ? [] : [{ ground: ground.id as string, holds: said === 1 }];
        });
        const unsaid = { excluded: false, attempts: 0, filedAt: null, done: false, note: '' };
        return [{ metric, orderId, caseId, chatId, ...unsaid, answers, readAt: asOf }];
      });
      const look = (appealMarks: typeof marks) =>
        assess({ ...file, appealMarks }, { asOf, replay: false, horizon: 1, futures: 8 });
      const { appeals, appealDetails } = look(marks);
      const proven = new Set(look([]).appeals.candidates.map(problemKey));
      const bySellerAnswer = new Set(appealDetails?.bySellerAnswer.map(problemKey));
      const undecided = new Set(appealDetails?.undecided.map(problemKey));
      for (const candidate of appeals.candidates) {
        const key = problemKey(candidate);
        expect(proven.has(key), key).toBe(!bySellerAnswer.has(key));
        expect(undecided.has(key), key).toBe(false);
        if (!bySellerAnswer.has(key)) continue;
        const said = marks.find((mark) => problemKey(mark) === key)!.answers;
        expect(said, key).toContainEqual({ ground: candidate.ground, holds: true });
      }
    }),
    runs(120),
  );
});
