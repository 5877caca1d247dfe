import { type Instant, MS_PER_DAY } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import { type PreparedTicket, ticketSubjects } from '#core/model/prepared-ticket';
import type { SubjectRecord } from '#core/model/subject-record';
import type { Zone } from '#core/model/zone';
import type { Ground } from '#core/policy/ground';
import type { Policy } from '#core/policy/policy';
import { DRAFT_TEXTS, type DraftLanguage, type DraftTexts, fillText } from './draft-texts';
import { makeFindingsOf } from './findings';
import { type RecordFact, recordFacts } from './record-facts';

export type TicketContent = Pick<PreparedTicket, 'metric' | 'orderIds' | 'caseIds' | 'chatIds' | 'evidence'>;
export type DraftFacts = Pick<Facts, 'orders' | 'reviews' | 'cases' | 'chats'>;
type SubjectKind = ReturnType<typeof ticketSubjects>['kind'];

const recordOf = ({ orders, reviews, cases, chats }: DraftFacts, kind: SubjectKind, id: string): SubjectRecord => {
  const orderId = { order: id, case: cases.find((request) => request.id === id)?.orderId, chat: undefined }[kind];
  return {
    id: orderId ?? id,
    order: orders.find((order) => order.id === orderId) ?? null,
    reviews: reviews.filter((review) => review.orderId === orderId),
    cases: cases.filter((request) => (kind === 'case' ? request.id === id : request.orderId === orderId)),
    chat: kind === 'chat' ? (chats.find((chat) => chat.id === id) ?? null) : null,
  };
};

/** The text for one or for any other number: none of the languages has more forms. */
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

/**
 * The appeal in words, from the facts alone: what is not known is left out, the rule is claimed only for records that meet
 * the ground, and only ticked evidence is said to be attached. The seller edits it and files it by hand.
 */
export const draftAppeal = (
  ground: Ground,
  ticket: TicketContent,
  facts: DraftFacts,
  policy: Policy,
  zone: Zone,
  language: DraftLanguage = 'en',
): string => {
  const texts: DraftTexts = DRAFT_TEXTS[language];
  const { metric } = ticket;
  const writeFact = makeFactWriter(texts, zone);
  const findingsOf = makeFindingsOf(policy, zone);
  const { kind, ids } = ticketSubjects(ticket);
  const lines = ids.map((id) => {
    const record = recordOf(facts, kind, id);
    const orderId = record.order?.id ?? null;
    const caseId = kind === 'case' ? id : null;
    const findings = findingsOf(record, metric, { orderId, caseId, chatId: record.chat?.id ?? null });
    const isMet = findings.some((finding) => finding.ground === ground.id && finding.state === 'met');
    const told = recordFacts(metric, record).map(writeFact).join(texts['mark.semicolon']);
    return {
      isProven: ground.basis !== 'judged' && isMet,
      text: `${texts[`subject.${kind}`]} ${id}${told === '' ? '' : ` – ${told}`}`,
    };
  });
  const paragraph = (title: string, some: typeof lines) =>
    some.length === 0 ? [] : [[title, ...some.map((line) => line.text)].join('\n')];
  const rule = texts[`rule.${ground.id}`] ?? ground.says;
  const ticked = new Set(ticket.evidence.flatMap((evidence) => evidence.ticked));
  return [
    countedText(texts, `ask.${kind}`, ids.length, {
      metric: texts[`metric.${metric}`] ?? policy.metrics[metric].name,
    }),
    ...paragraph(
      fillText(texts.proven, { rule }),
      lines.filter((line) => line.isProven),
    ),
    ...paragraph(
      texts.onRecord,
      lines.filter((line) => !line.isProven),
    ),
    fillText(texts.timeZone, { zone: zone.name }),
    ...(ticked.size === 0 ? [] : [countedText(texts, 'attached', ticked.size, { evidence: [...ticked].join('; ') })]),
  ].join('\n\n');
};
