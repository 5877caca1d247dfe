import { expect, test } from 'vitest';
import { METRICS } from '#core/model/metric';
import { US_2026_06_22 as us } from '#core/policy/us';
import { APPEAL_GROUNDS } from '../../src/seller-center/pages/appeals/captions';

// What is taught of a page ends as a meaning that the core knows.

test('a reason of the form of an appeal can be taught to mean each ground that there is, under its metric', () => {
  for (const metric of METRICS) {
    const known = us.grounds.filter((ground) => ground.metric === metric).map(({ id }) => id);
    expect([...APPEAL_GROUNDS[metric]].sort(), metric).toEqual(known.sort());
  }
});
