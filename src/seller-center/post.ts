import { noFacts } from '#core/model/facts';
import type { PageVisit } from '#core/model/page';

/** So many orders are copied into a message in a few milliseconds. */
const AT_ONCE = 250;

/**
 * Sends a visit. The browser copies a message as a whole while the page waits, so thousands of orders go in several
 * messages of one moment, which are one look in the log. What a coverage calls whole goes in one message with it: it
 * must not be vouched for before it has come.
 */
export function* post(visit: PageVisit, send: (part: PageVisit) => void): Generator<void, void> {
  const { orders, coverage } = visit.facts;
  const isOne = coverage.some(({ complete }) => complete);
  const size = isOne ? Math.max(orders.length, 1) : AT_ONCE;
  let rest = visit.facts;
  for (let at = 0; at === 0 || at < orders.length; at += size) {
    send({ ...visit, facts: { ...rest, orders: orders.slice(at, at + size) } });
    rest = noFacts();
    yield;
  }
}
