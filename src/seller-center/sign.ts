import { LIST_NAMES } from '#core/model/facts';
import type { PageVisit } from '#core/model/page';

/** What a visit says, but for when and how the page is built: the same facts read later are the same facts, and only what changed is sent. */
export function* sign({ facts, at: _at, structure: _structure, ...head }: PageVisit): Generator<void, string> {
  let signature = JSON.stringify(head);
  for (const list of LIST_NAMES) {
    for (const record of facts[list]) {
      const moments = { at: undefined, readAt: undefined, firstSeen: undefined, lastSeen: undefined };
      signature += JSON.stringify({ ...record, ...moments });
      yield;
    }
  }
  return signature;
}
