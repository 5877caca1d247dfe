import * as z from 'zod/mini';
import type { RefusedRow } from '#core/model/export';
import { type Facts, LIST_NAMES, LISTS, noFacts } from '#core/model/facts';
import type { FactDrafts } from '#core/model/page';
import type { Zone } from '#core/model/zone';
import { type ApiResponse, atPlace } from './find-responses';
import { readProblems } from './read-problems';
import { readReadings } from './read-readings';

/** Facts in saved answers of the Partner API, and what was left out. */
export interface ReadResponses {
  facts: Facts;
  refused: RefusedRow[];
}

/** Drafts as records; names those that violate the schema. */
const parseDrafts = (drafts: FactDrafts, name: (place: string, message: string) => void): Facts => {
  const facts = noFacts();
  for (const list of LIST_NAMES) {
    const rows = facts[list] as unknown[];
    for (const draft of drafts[list] ?? []) {
      const parsed = z.safeParse(LISTS[list].schema as z.ZodMiniType, draft);
      if (parsed.success) rows.push(parsed.data);
      else name(list, `${parsed.error.issues[0]!.path.join('.')} is out of range`);
    }
  }
  return facts;
};

/** Reads saved answers together, as they determine each other's day and the scale of each other's percentages. */
export const readResponses = (responses: readonly ApiResponse[], zone: Zone): ReadResponses => {
  const refused: RefusedRow[] = [];
  const name = (place: string, message: string) =>
    void refused.push({ row: null, code: 'answer', message: atPlace(place, message) });
  for (const { call, place } of responses)
    if (call === 'top_items')
      name(place, 'top products and carriers tell nothing of single orders, so nothing is kept of them');
  const { readings, coverage } = readReadings(responses, zone, name);
  const problems = readProblems(responses, zone, name);
  const drafts = { ...problems, readings, coverage: [...coverage, ...problems.coverage] };
  return { facts: parseDrafts(drafts, name), refused };
};
