import type { Instant } from '#core/model/day';
import { MS_PER_DAY } from '#core/model/day';
import type { Facts } from '#core/model/facts';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import type { Zone } from '#core/model/zone';
import type { Ground } from '#core/policy/ground';
import type { Policy } from '#core/policy/policy';
import type { Dossier } from '#core/score/dossier';
import type { DraftLanguage, DraftWords, Noun } from './draft-words';
import { makeFindingsOf } from './findings';
import { LANGUAGES } from './languages';
import { type RecordFact, recordFacts } from './record-facts';

type About = Pick<PreparedTicket, 'metric' | 'orderIds' | 'caseIds' | 'chatIds' | 'evidence'>;
type Known = Pick<Facts, 'orders' | 'reviews' | 'cases' | 'chats'>;

const subjectsOf = ({ metric, orderIds, caseIds, chatIds }: About): [noun: Noun, ids: readonly string[]] => {
  if (metric === 'IM_DSAT') return ['chat', chatIds];
  return metric === 'AHT' && caseIds.length > 0 ? ['case', caseIds] : ['order', orderIds];
};

const dossierOf = ({ orders, reviews, cases, chats }: Known, noun: Noun, id: string): Dossier => {
  const orderId = noun === 'case' ? cases.find((it) => it.id === id)?.orderId : noun === 'order' ? id : undefined;
  return {
    id: orderId ?? id,
    order: orders.find((it) => it.id === orderId) ?? null,
    reviews: reviews.filter((it) => it.orderId === orderId),
    cases: cases.filter((it) => (noun === 'case' ? it.id === id : it.orderId === orderId)),
    chat: noun === 'chat' ? (chats.find((it) => it.id === id) ?? null) : null,
  };
};

/** Puts what is said into a sentence. */
const say = (sentence: string, values: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

const sayMany = (
  { one, many }: { one: string; many: string },
  count: number,
  values: Readonly<Record<string, string>> = {},
): string => say(count === 1 ? one : many, { count: String(count), ...values });

/** The rule of a ground; one whose facts nobody can prove is not claimed, and has no words. */
const ruleOf = ({ rules }: DraftWords, { id, says }: Ground): string =>
  rules === null ? says : ((rules as Readonly<Record<string, string>>)[id] ?? says);

const makeWriter = (words: DraftWords, zone: Zone) => {
  const days = new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const moments = new Intl.DateTimeFormat(words.locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: zone.name,
  });
  const when = (at: Instant) =>
    at.length === 10
      ? days.format(new Date(zone.dayOf(at) * MS_PER_DAY))
      : moments.format(new Date(at)).replace(/\s/g, ' ');
  const valueAsText = (said: RecordFact): string => {
    switch (said.kind) {
      case 'instant':
        return when(said.value);
      case 'stars':
        return sayMany(words.stars, said.value);
      case 'quote':
        return say(words.marks.quote, { text: said.value });
      case 'text':
        return said.value;
      case 'word':
        return words.values[said.value];
    }
  };
  return (said: RecordFact): string => words.facts[said.told] + words.marks.colon + valueAsText(said);
};

/**
 * The appeal in words, from the facts alone: what is not known is left out, the rule is claimed only for records that the
 * facts prove it of, and only evidence that is ticked is said to be attached. The seller edits it and files it by hand.
 */
export const draftAppeal = (
  ground: Ground,
  about: About,
  known: Known,
  policy: Policy,
  zone: Zone,
  language: DraftLanguage = 'en',
): string => {
  const words = LANGUAGES[language];
  const { metric } = about;
  const write = makeWriter(words, zone);
  const findingsOf = makeFindingsOf(policy, zone);
  const [noun, ids] = subjectsOf(about);
  const lines = ids.map((id) => {
    const dossier = dossierOf(known, noun, id);
    const named = {
      orderId: dossier.order?.id ?? null,
      caseId: noun === 'case' ? id : null,
      chatId: dossier.chat?.id ?? null,
    };
    const said = recordFacts(metric, dossier).map(write);
    return {
      isProven:
        ground.basis !== 'judged' &&
        findingsOf(dossier, metric, named).some((finding) => finding.ground === ground.id && finding.state === 'met'),
      text: `${words.nouns[noun]} ${id}${said.length === 0 ? '' : ` – ${said.join(words.marks.semicolon)}`}`,
    };
  });
  const proven = lines.filter((it) => it.isProven);
  const others = lines.filter((it) => !it.isProven);
  const paragraph = (title: string, its: typeof lines) =>
    its.length === 0 ? [] : [[title, ...its.map((it) => it.text)].join('\n')];
  const ticked = new Set(about.evidence.flatMap((it) => it.ticked));
  return [
    sayMany(words.ask[noun], ids.length, { metric: words.metrics[metric] ?? policy.metrics[metric].name }),
    ...paragraph(say(words.claim, { rule: ruleOf(words, ground) }), proven),
    ...paragraph(words.look, others),
    say(words.zone, { zone: zone.name }),
    ...(ticked.size === 0 ? [] : [sayMany(words.attached, ticked.size, { evidence: [...ticked].join('; ') })]),
  ].join('\n\n');
};
