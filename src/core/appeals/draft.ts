import { type Day, type Instant, MS_PER_DAY } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import { type PreparedTicket, ticketSubjects } from '#core/model/prepared-ticket';
import type { Shop } from '#core/model/shop';
import type { SubjectRecord } from '#core/model/subject-record';
import type { Zone } from '#core/model/zone';
import { COUNTER_FACTS } from '#core/policy/counter-facts';
import type { Ground } from '#core/policy/ground';
import type { RecordFactName } from '#core/policy/ground-subject';
import { groundOf } from '#core/policy/grounds';
import { metricRow, type Policy } from '#core/policy/policy';
import { rulesFor } from '#core/score/rules';
import { DRAFT_TEXTS, type DraftLanguage, type DraftTexts, draftLanguageOf, fillText } from './draft-texts';
import { factsAgainst, groundSubjectOf } from './findings';
import { type RecordFact, recordFacts } from './record-facts';

type TicketContent = Pick<PreparedTicket, 'metric' | 'orderIds' | 'caseIds' | 'chatIds' | 'evidence'>;
type DraftFacts = Pick<Facts, 'orders' | 'reviews' | 'cases' | 'chats'>;
type SubjectKind = ReturnType<typeof ticketSubjects>['kind'];

const recordOf = ({ orders, reviews, cases, chats }: DraftFacts, kind: SubjectKind, id: string): SubjectRecord => {
  const orderId = { order: id, case: cases.find((caseRecord) => caseRecord.id === id)?.orderId, chat: undefined }[kind];
  return {
    id: orderId ?? id,
    order: orders.find((order) => order.id === orderId) ?? null,
    reviews: reviews.filter((review) => review.orderId === orderId),
    cases: cases.filter((caseRecord) => (kind === 'case' ? caseRecord.id === id : caseRecord.orderId === orderId)),
    chat: kind === 'chat' ? (chats.find((chat) => chat.id === id) ?? null) : null,
  };
};

/** The singular or plural text: no language here has more forms. */
const countedText = (
  texts: DraftTexts,
  key: `ask.${SubjectKind}` | 'stars' | 'attached',
  count: number,
  values: Readonly<Record<string, string>> = {},
): string => fillText(texts[`${key}.${count === 1 ? 'one' : 'many'}`], { count: String(count), ...values });

const makeFactWriter = (texts: DraftTexts, zone: Zone): ((fact: RecordFact) => string) => {
  const days = new Intl.DateTimeFormat(texts.locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const times = new Intl.DateTimeFormat(texts.locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone.name });
  const writeInstant = (at: Instant) =>
    at.length === 10
      ? days.format(new Date(zone.dayOf(at) * MS_PER_DAY))
      : times.format(new Date(at)).replace(/\s/g, ' ');
  const writeValue = (fact: RecordFact): string => {
    switch (fact.kind) {
      case 'instant':
        return writeInstant(fact.value);
      case 'stars':
        return countedText(texts, 'stars', fact.value);
      case 'quote':
        return fillText(texts['mark.quote'], { text: fact.value });
      case 'text':
        return fact.value;
      case 'word':
        return texts[`value.${fact.value}`];
    }
  };
  return (fact) => texts[`fact.${fact.name}`] + texts['mark.colon'] + writeValue(fact);
};

/** Facts that a draft states about a record: those that prove the ground, without any that shows a counter-fact. */
const factsToState = (ground: Ground, against: ReturnType<typeof factsAgainst>): ReadonlySet<RecordFactName> => {
  const told = new Set<RecordFactName>(ground.carriedBy);
  for (const id of against) for (const name of COUNTER_FACTS[id].shownBy) told.delete(name);
  return told;
};

/**
 * Drafts an appeal from facts alone: only facts that prove the ground are stated, the rule is claimed only for records
 * that meet it, and only ticked evidence is called attached. The seller edits and files it by hand.
 */
export const draftAppeal = (
  ground: Ground,
  ticket: TicketContent,
  known: DraftFacts,
  policy: Policy,
  zone: Zone,
  language: DraftLanguage = 'en',
): string => {
  const texts: DraftTexts = DRAFT_TEXTS[language];
  const { metric } = ticket;
  const writeFact = makeFactWriter(texts, zone);
  const { kind, ids } = ticketSubjects(ticket);
  const lines = ids.map((id) => {
    const record = recordOf(known, kind, id);
    const orderId = record.order?.id ?? null;
    const subject = groundSubjectOf(record, { orderId, caseId: kind === 'case' ? id : null });
    const names = factsToState(ground, factsAgainst(ground, subject, policy, zone));
    const facts = recordFacts(metric, record).filter(({ name }) => names.has(name));
    const told = facts.map(writeFact).join(texts['mark.semicolon']);
    return {
      hasTime: facts.some((fact) => fact.kind === 'instant'),
      isProven: ground.basis !== 'judged' && ground.isMet(subject, policy, zone) === true,
      text: `${texts[`subject.${kind}`]} ${id}${told === '' ? '' : ` – ${told}`}`,
    };
  });
  const paragraph = (title: string, some: typeof lines) =>
    some.length === 0 ? [] : [[title, ...some.map((line) => line.text)].join('\n')];
  const rule = texts[`rule.${ground.id}`] ?? ground.says;
  const ticked = new Set(ticket.evidence.flatMap((evidence) => evidence.ticked));
  return [
    countedText(texts, `ask.${kind}`, ids.length, {
      metric: texts[`metric.${metric}`] ?? metricRow(policy, metric).name,
    }),
    ...paragraph(
      fillText(texts.proven, { rule }),
      lines.filter((line) => line.isProven),
    ),
    ...paragraph(
      texts.onRecord,
      lines.filter((line) => !line.isProven),
    ),
    ...(lines.some(({ hasTime }) => hasTime) ? [fillText(texts.timeZone, { zone: zone.name })] : []),
    ...(ticked.size === 0 ? [] : [countedText(texts, 'attached', ticked.size, { evidence: [...ticked].join('; ') })]),
  ].join('\n\n');
};

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
