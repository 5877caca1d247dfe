import type { AppealDetails, PortalReason } from '#core/model/appeal-details';
import { type Day, type DayNumber, isDay, makeDay } from '#core/model/day';
import { isMetric, type Metric } from '#core/model/metric';
import type { OfferedReasons } from '#core/model/offered-reasons';
import type { Ticket } from '#core/model/ticket';
import type { Zone } from '#core/model/zone';
import type { Ground } from '#core/policy/ground';

const isSpoken = (words: readonly string[], text: string): boolean =>
  words.some((it) => {
    const at = text.indexOf(it);
    const [before, after] = [text[at - 1] ?? ' ', text[at + it.length] ?? ' '];
    return at >= 0 && !/\p{L}/u.test(before) && !/\p{L}/u.test(after);
  });

/**
 * The ground that a reason of the portal's own list means. What its list holds is not public: a wording that fits none of
 * ours, or several, is taken for none.
 */
export const groundOfReason = (grounds: readonly Ground[], metric: Metric | null, reason: string): string | null => {
  const text = reason.toLowerCase();
  const meant = grounds.filter((it) => (metric === null || it.metric === metric) && isSpoken(it.reasonWords, text));
  const [only, another] = meant;
  return another === undefined ? (only?.id ?? null) : null;
};

/** Grounds are known by English words: where the form spoke another language, nothing it offers can be told from another. */
const isEnglish = ({ language }: OfferedReasons): boolean => language === null || language === 'en';

interface Form {
  list: OfferedReasons;
  on: Day;
}

/** The form of each metric as it was last seen, of several languages the one that can be matched. */
const formsOf = (offered: readonly OfferedReasons[], zone: Zone, day: DayNumber): Form[] => {
  const forms = offered.flatMap((list): Form[] => {
    const at = list.readAt === null ? null : zone.dayOf(list.readAt);
    return at === null || at > day || !isDay(makeDay(at)) ? [] : [{ list, on: makeDay(at) }];
  });
  const rank = ({ list, on }: Form) => `${isEnglish(list) ? 1 : 0} ${on} ${list.language}`;
  const best = forms.toSorted((a, b) => (rank(a) > rank(b) ? -1 : 1));
  return [...Map.groupBy(best, (it) => it.list.metric).values()].map(([first]) => first!);
};

/**
 * The portal's reasons in its own words, those that its form offers and those of tickets, most used first. One that we know
 * no ground for is kept as it is worded. `forms` says of which metrics the form was read so that a ground that is not among
 * them is known not to be offered.
 */
export const portalReasons = (
  grounds: readonly Ground[],
  tickets: readonly Ticket[],
  offered: readonly OfferedReasons[],
  zone: Zone,
  day: DayNumber,
): Pick<AppealDetails, 'reasons' | 'forms'> => {
  const known = new Map<string, PortalReason>();
  const rowOf = (metric: Metric | null, text: string): PortalReason => {
    const key = `${metric} ${text.trim().toLowerCase()}`;
    const fresh = { metric, text, ground: groundOfReason(grounds, metric, text), tickets: 0, offeredOn: null };
    const row: PortalReason = known.get(key) ?? fresh;
    known.set(key, row);
    return row;
  };
  const forms = formsOf(offered, zone, day);
  for (const { list, on } of forms) for (const text of list.reasons) rowOf(list.metric, text).offeredOn = on;
  for (const { reason, metric } of tickets)
    if (reason !== null) rowOf(metric !== null && isMetric(metric) ? metric : null, reason).tickets += 1;
  return {
    reasons: [...known.values()].sort((a, b) => b.tickets - a.tickets || (a.text < b.text ? -1 : 1)),
    forms: forms.flatMap(({ list, on }) =>
      list.metric === null || !isEnglish(list) ? [] : [{ metric: list.metric, on }],
    ),
  };
};
