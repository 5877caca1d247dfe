import { DRAFT_TEXTS } from '#core/appeals/draft-texts';
import type { RecordFact } from '#core/appeals/record-facts';
import type { Instant } from '#core/model/day';
import type { Metric } from '#core/model/metric';
import type { Step } from '../../components/explanation';
import { formatFullDay, formatMany, UNKNOWN } from '../../components/format';
import { PORTAL_METRIC_NAMES } from '../../components/words';
import type { Recorded } from '../../inquiry/record';
import { TEXT as APPEALS } from '../appeals/text';

const { record: WORDS } = APPEALS;

/** On the shop's clock, by which due days end: the reader's own may be on another day. */
const formatAt = (at: Instant, zone: string): string =>
  at.length === 10
    ? formatFullDay(at)
    : new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(
        new Date(at),
      );

const valueAsText = (said: RecordFact, zone: string): string => {
  switch (said.kind) {
    case 'instant':
      return formatAt(said.value, zone);
    case 'stars':
      return formatMany(said.value, 'star');
    case 'quote':
      return `“${said.value}”`;
    case 'text':
      return said.value;
    case 'word':
      return DRAFT_TEXTS.en[`value.${said.value}`];
  }
};

/** What the platform listed and what the facts say, before any rule is laid against it. */
export const recordSteps = (metric: Metric, { listed, said, zone }: Recorded): Step[] => {
  const dayOf = (at: Instant | null | undefined) => (at == null ? UNKNOWN : formatAt(at, zone));
  const name = PORTAL_METRIC_NAMES[metric];
  const facts = said.map((it) => {
    const told = `${DRAFT_TEXTS.en[`fact.${it.name}`]}: ${valueAsText(it, zone)}.`;
    return `${told.charAt(0).toUpperCase()}${told.slice(1)}`;
  });
  return [
    {
      title: WORDS.title,
      says: [
        listed === null ? WORDS.unlisted(name) : WORDS.listed(name, dayOf(listed.firstSeen), dayOf(listed.lastSeen)),
        ...(facts.length === 0 ? [WORDS.nothing] : [...new Set(facts), WORDS.zone(zone)]),
      ],
    },
  ];
};
