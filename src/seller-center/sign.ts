import { LIST_NAMES } from '#core/model/facts';
import type { PageVisit } from '#core/model/page';

/** Fields that tell when something was seen, not what. */
const MOMENTS = new Set(['at', 'readAt', 'firstSeen', 'lastSeen']);

const withoutMoments = (key: string, value: unknown): unknown => (MOMENTS.has(key) ? undefined : value);

/** What a visit says, but for when: the same facts read later are the same facts, and only what changed is sent. */
export function* sign({ facts, ...head }: PageVisit): Generator<void, string> {
  let signature = JSON.stringify(head, withoutMoments);
  for (const list of LIST_NAMES) {
    for (const record of facts[list]) {
      signature += JSON.stringify(record, withoutMoments);
      yield;
    }
  }
  return signature;
}
