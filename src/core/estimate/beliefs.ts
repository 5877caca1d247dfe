import { DIMENSIONS, METRICS } from '#core/model/metric';
import type { Policy } from '#core/policy/policy';
import type { Scale } from '#core/score/scale';
import type { Belief } from './fit';
import { at, LAW_SIZE, logOf, metricGroup } from './law';
import type { Look } from './look';
import { median } from './median';

/** How far, as spreads of logarithms, the evidence may draw each number from where it is first looked for. */
const SPREAD = {
  /** the excellent anchor, from what the shop usually comes to: most shops score about 4 */
  excellent: 0.8,
  /** how far the poor anchor lies beyond it, from twice as far: that of the anchors that are public */
  reach: 0.6,
  metric: 0.35,
  dimension: 0.5,
};
const REACH = Math.log(2);

const isRead = (looks: readonly Look[], pick: (look: Look) => number | null | undefined): boolean =>
  looks.some((it) => pick(it) != null);

/** What is thought of the law before its scores are looked at. What pages print is settled. @param read see `readScale` */
export const believe = (policy: Policy, looks: readonly Look[], read: Scale): Belief[] => {
  const beliefs: Belief[] = Array.from({ length: LAW_SIZE }, () => ({ mean: 0, spread: 0 }));
  for (const i of METRICS.keys()) {
    const seen = looks.map((it) => it.badness[i]!).filter((it) => it > 0);
    // A metric that never had a bad one says nothing of its anchors.
    if (seen.length === 0 || looks.some((it) => !Number.isNaN(it.excellent[i]!))) continue;
    beliefs[at.excellent(i)] = { mean: logOf(median(seen)), spread: SPREAD.excellent };
    beliefs[at.reach(i)] = { mean: REACH, spread: SPREAD.reach };
  }
  for (const [d, dimension] of DIMENSIONS.entries()) {
    const group = metricGroup(policy, dimension);
    const names = group.map((it) => METRICS[it - at.weight(0)]!);
    const settled = names.every((it) => isRead(looks, ({ reading }) => reading.metrics[it]?.weight));
    for (const [i, index] of group.entries())
      beliefs[index] = { mean: logOf(read.metricWeights[names[i]!]), spread: settled ? 0 : SPREAD.metric };
    beliefs[at.dimension(d)] = { mean: logOf(read.dimensionWeights[dimension].weight), spread: SPREAD.dimension };
  }
  if (DIMENSIONS.every((it) => read.dimensionWeights[it].from === 'read'))
    for (const d of DIMENSIONS.keys()) beliefs[at.dimension(d)]!.spread = 0;
  return beliefs;
};
