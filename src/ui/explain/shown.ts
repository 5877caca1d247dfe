import type { StepCode, StepOf } from '#core/explain/steps';

/** A table whose last row is the total of the others. The first cell of a row is its heading. */
export interface ShownTable {
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  total?: readonly string[];
}

/** A step in words. The first step of an explanation is shown without its title. */
export interface Shown {
  title?: string;
  says?: readonly string[];
  figures?: readonly (readonly [label: string, value: string])[];
  table?: ShownTable;
  /** the portal page that would show more */
  open?: { says: string; href: string };
}

/** @param region the shop's market, for links into the portal */
export type ShowSteps<Code extends StepCode> = { [C in Code]: (step: StepOf<C>, region: string) => Shown };
