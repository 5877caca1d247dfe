import type { AppealDetails, PortalReason } from '#core/model/appeal-details';
import { type Day, type DayNumber, makeDayOrNull } from '#core/model/day';
import { isMetric, type Metric } from '#core/model/metric';
import type { OfferedReasons } from '#core/model/offered-reasons';
import type { Ticket } from '#core/model/ticket';
import type { Zone } from '#core/model/zone';
import { EXCLUSION_WORDS, type Ground } from '#core/policy/ground';

const containsWord = (text: string, words: readonly string[]): boolean =>
  words.some((word) => {
    const at = text.indexOf(word);
    const [before, after] = [text[at - 1] ?? ' ', text[at + word.length] ?? ' '];
    return at >= 0 && !/\p{L}/u.test(before) && !/\p{L}/u.test(after);
  });

/**
 * The grounds that a reason of the portal stands for. The portal's list is not public: a wording that fits several
 * grounds matches none, but one about exclusions without a ground stands for all exclusions.
 */
export const groundsOfReason = (grounds: readonly Ground[], metric: Metric | null, reason: string): string[] => {
  const text = reason.toLowerCase();
  const ofMetric = grounds.filter((ground) => metric === null || ground.metric === metric);
  const named = ofMetric.filter(({ reasonWords }) => containsWord(text, reasonWords));
  if (named.length > 0) return named.length === 1 ? [named[0]!.id] : [];
  if (!containsWord(text, EXCLUSION_WORDS)) return [];
  return ofMetric.flatMap(({ id, excludes }) => (excludes ? [id] : []));
};

/** Whether a reason names only that something is excluded, not what: the facts then tell which ground was argued. */
export const isAnyExclusion = (reason: string): boolean => containsWord(reason.toLowerCase(), EXCLUSION_WORDS);

/** A reason for all exclusions does not stand for those that the form also lists separately. */
const withoutNamed = (row: PortalReason, rows: readonly PortalReason[]): PortalReason => {
  if (row.grounds.length < 2) return row;
  const isNamed = (ground: string) =>
    rows.some(
      ({ grounds, metric, offeredOn }) =>
        grounds.length === 1 && grounds[0] === ground && metric === row.metric && offeredOn !== null,
    );
  return { ...row, grounds: row.grounds.filter((ground) => !isNamed(ground)) };
};

/**
 * Grounds are matched by English words, so a form in another language does not tell which grounds are missing, unless
 * the seller matched each of its reasons.
 */
const isUnderstood = ({ language, reasons, taughtGrounds }: OfferedReasons): boolean =>
  language === null ||
  language === 'en' ||
  reasons.every((reason) => taughtGrounds !== undefined && Object.hasOwn(taughtGrounds, reason));

interface Form {
  offered: OfferedReasons;
  on: Day;
}

/** The latest form of each metric, preferring a language that can be matched. */
const latestForms = (offeredReasons: readonly OfferedReasons[], zone: Zone, day: DayNumber): Form[] => {
  const forms = offeredReasons.flatMap((offered): Form[] => {
    const at = offered.readAt === null ? null : zone.dayOf(offered.readAt);
    const on = at === null || at > day ? null : makeDayOrNull(at);
    return on === null ? [] : [{ offered, on }];
  });
  const rank = ({ offered, on }: Form) => `${isUnderstood(offered) ? 1 : 0} ${on} ${offered.language}`;
  const bestFirst = forms.toSorted((a, b) => (rank(a) > rank(b) ? -1 : 1));
  return [...Map.groupBy(bestFirst, (form) => form.offered.metric).values()].map(([first]) => first!);
};

/**
 * The portal's reasons in its own words, from forms and tickets, most used first. `forms`: metrics whose form was
 * understood, so that a ground without a reason there is not offered.
 */
export const portalReasons = (
  grounds: readonly Ground[],
  tickets: readonly Ticket[],
  offeredReasons: readonly OfferedReasons[],
  zone: Zone,
  day: DayNumber,
): Pick<AppealDetails, 'reasons' | 'forms'> => {
  const taughtGrounds = (metric: Metric | null, text: string): string[] => {
    const taught = offeredReasons.find((offered) => offered.metric === metric)?.taughtGrounds?.[text];
    return grounds.flatMap(({ id, metric: of }) => (id === taught && of === metric ? [id] : []));
  };
  const rows = new Map<string, PortalReason>();
  const rowOf = (metric: Metric | null, text: string): PortalReason => {
    const key = `${metric} ${text.trim().toLowerCase()}`;
    const known = groundsOfReason(grounds, metric, text);
    const added = {
      ...{ metric, text, tickets: 0, offeredOn: null },
      grounds: known.length > 0 ? known : taughtGrounds(metric, text),
    };
    const row: PortalReason = rows.get(key) ?? added;
    rows.set(key, row);
    return row;
  };
  const forms = latestForms(offeredReasons, zone, day);
  for (const { offered, on } of forms)
    for (const reason of offered.reasons) rowOf(offered.metric, reason).offeredOn = on;
  for (const { reason, metric } of tickets)
    if (reason !== null) rowOf(metric !== null && isMetric(metric) ? metric : null, reason).tickets += 1;
  const all = [...rows.values()];
  return {
    reasons: all
      .map((row) => withoutNamed(row, all))
      .sort((a, b) => b.tickets - a.tickets || (a.text < b.text ? -1 : 1)),
    forms: forms.flatMap(({ offered, on }) =>
      offered.metric === null || !isUnderstood(offered) ? [] : [{ metric: offered.metric, on }],
    ),
  };
};
