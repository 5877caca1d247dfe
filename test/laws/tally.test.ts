import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber } from '#core/model/day';
import { isHigherBetter } from '#core/model/metric';
import { membersWithin } from '#core/score/ledger';
import { ledgerOfFacts } from '#core/score/partitions';
import { rulesFor } from '#core/score/rules';
import { memberStateOn, tallyOn } from '#core/score/tally';
import { US_METRICS } from '#test/fixtures/us-metrics';
import { oddShops, runs } from '../fixtures/odd-shops';

test('a tally from daily sums equals one that looks at every member, on any day', () => {
  let looked = 0;
  fc.assert(
    fc.property(oddShops(['2026-07-01']), fc.integer({ min: -70, max: 5 }), ({ asOf, file }, shift) => {
      const rules = rulesFor(file.shop, asOf);
      if (rules === null) return;
      const ledger = ledgerOfFacts(file, rules);
      const day = dayNumber(asOf) + shift;
      for (const metric of US_METRICS) {
        const { window, numerator, denominator, bad } = tallyOn(ledger, metric, day);
        const higher = isHigherBetter(metric);
        for (let age = 1; age <= window; age++) {
          const dayMembers = membersWithin(ledger, metric, day - age, day - age).filter(
            (member) => memberStateOn(member, day) !== 'out',
          );
          const goodMembers = ledger.goodMembers[metric].get(day - age) ?? 0;
          const bads = dayMembers.filter((member) => memberStateOn(member, day) === 'bad').length;
          const members = dayMembers.reduce((sum, member) => sum + member.rounds, goodMembers);
          const hours = dayMembers.reduce((sum, member) => sum + member.hours, 0);
          looked += dayMembers.length;
          expect([denominator[age], bad[age]]).toEqual([members, bads]);
          expect(numerator[age]).toBeCloseTo(metric === 'AHT' ? hours : higher ? members - bads : bads, 6);
        }
      }
    }),
    runs(200),
  );
  expect(looked).toBeGreaterThan(200);
});
