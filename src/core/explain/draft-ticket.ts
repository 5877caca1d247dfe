import { type DraftFacts, draftAppeal, type TicketContent } from '#core/appeals/draft';
import { type DraftLanguage, draftLanguageOf } from '#core/appeals/draft-texts';
import type { Day } from '#core/model/day';
import type { Shop } from '#core/model/shop';
import { groundOf } from '#core/policy/grounds';
import { rulesFor } from '#core/score/rules';

interface DraftRequest {
  shop: Shop;
  ticket: TicketContent & { ground: string };
  /** all facts about the records of the ticket */
  facts: DraftFacts;
  asOf: Day;
  /** language code of the seller or a page, such as `zh-Hans-CN`; English if not supported */
  language: string | null;
}

/** Drafts the appeal for a ticket by the rules of a day. Throws a RangeError for a ground that does not apply. */
export const draftTicket = ({
  shop,
  ticket,
  facts,
  asOf,
  language: named,
}: DraftRequest): { text: string; language: DraftLanguage } => {
  const rules = rulesFor(shop, asOf);
  const ground = groundOf(ticket.ground);
  if (rules === null || ground === undefined || ground.metric !== ticket.metric)
    throw new RangeError(`${ticket.ground} is no ground of ${ticket.metric} here`);
  const language = draftLanguageOf(named ?? '') ?? 'en';
  return { text: draftAppeal(ground, ticket, facts, rules.policy, rules.zone, language), language };
};
