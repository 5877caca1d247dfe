import type { OrderFlag } from '#core/model/order';
import { childrenOf, queryAll, queryOne, textOf, textsOf } from '../../dom/access';
import type { IssueLog } from '../../issues';
import type { PageLocale } from '../../locale';
import { findExpress, findFlag, findFulfillment, findKind, isStatusWord, readStatus } from '../../status-labels';
import { readTracking } from '../../values/identity';
import { readMoment } from '../../values/moment';
import { findReason } from '../../values/reasons';
import { isRefused } from '../../values/value';
import type { Card, CardRow } from './cards';
import { hearItems, holdsItems, readItems } from './items';
import { CREATED, DELIVER_BY, isTag, momentAmong, type OrderDraft } from './row';

// Nothing in Card view stands under a caption: only what says itself what it is, is read. An amount alone may be the
// price of one textRun.

/** After these a date is another one than that of the order. */
const OTHER_DATE =
  /[:：]$|\b(?:by|on|before|until|till|from|since|due|deadline|date|time|paid|pay|ship\w*|deliver\w*|arriv\w*|cancel\w*|collect\w*|expect\w*|estimat\w*|updat\w*|complet\w*|return\w*|refund\w*)$/i;
const TRACKING = /^tracking (?:id|number|no\.?)\s*[:：]?\s*(.*)$/i;

/** When the order was placed: in the row that names it, the date that says so, else the only one, if nothing says otherwise. */
const readPlaced = (head: CardRow | null, { zone, dateOrder }: PageLocale): string | null => {
  const named = new Set<string>();
  const bare = new Set<string>();
  head?.runs.forEach((run, at) => {
    const before = head.runs[at - 1] ?? '';
    const isNamed = CREATED.test(run) || CREATED.test(before);
    const moment = readMoment(CREATED.test(run) ? run.replace(CREATED, '') : run, zone, dateOrder);
    if (moment === null || isRefused(moment)) return;
    if (isNamed) named.add(moment);
    else bare.add(OTHER_DATE.test(before) ? '' : moment);
  });
  const [found = ''] = named.size > 0 ? named : bare;
  return (named.size > 0 ? named : bare).size === 1 && found !== '' ? found : null;
};

interface Cell extends CardRow {
  hasItems: boolean;
}

/** The cells below the head, but for those about the buyer. */
const cellsOf = (rows: readonly CardRow[]): Cell[] =>
  rows.flatMap(({ element }) =>
    childrenOf(element)
      .filter((it) => queryOne(it, '[data-log_click_for="contact_buyer"]') === null)
      .map((it) => {
        const runs = textsOf(it);
        return { element: it, runs, hasItems: holdsItems(it, runs) };
      }),
  );

/** The only meaning that any of the texts has. */
const agreed = <T>(texts: readonly string[], find: (text: string) => T | undefined): T | null => {
  const found = new Set(texts.map(find).filter((it) => it !== undefined));
  return found.size === 1 ? [...found][0]! : null;
};

export const readCard = (card: Card, locale: PageLocale, issues: IssueLog): OrderDraft => {
  const cells = cellsOf(card.rows);
  const [items, second] = cells.filter((it) => it.hasItems);
  const others = cells.filter((it) => !it.hasItems);
  const said = others.flatMap((it) => it.runs);
  // Only what is built as a tag: a buyer may call himself "Custom".
  const tags = [...(card.head === null ? [] : [card.head]), ...cells].flatMap(({ element }) =>
    queryAll(element, '[class*="tag"],[class*="badge"],[data-tid="m4b_tag"]').filter(isTag).map(textOf),
  );
  const states = others.filter(({ runs }) => runs.some(isStatusWord));
  const texts = states.flatMap(({ runs }) => runs);
  const status = issues.take(readStatus(texts.filter(isStatusWord)), 'Order status', texts.join(' '));
  const flags = [...new Set(tags.flatMap((it) => findFlag(it) ?? []))] as OrderFlag[];
  const tracking = said.flatMap((run, at) => {
    const match = TRACKING.exec(run);
    return match === null ? [] : [match[1] || (said[at + 1] ?? '')];
  });
  const isOne = items !== undefined && second === undefined && !card.isUnsure;
  return {
    id: card.id,
    readAt: locale.at,
    status,
    placedAt: readPlaced(card.head, locale),
    deliverBy: momentAmong(texts, DELIVER_BY, true, locale),
    cancelReason: status === 'cancelled' ? (texts.map(findReason).find((it) => it !== null) ?? null) : null,
    kind: agreed(tags, findKind),
    express: agreed([...tags, ...said], findExpress),
    fulfillment: agreed([...tags, ...said], findFulfillment),
    flags: flags.length > 0 ? flags : null,
    trackingId: tracking.length === 1 ? issues.take(readTracking(tracking[0]!), 'Tracking ID', tracking[0]!) : null,
    lines: isOne ? readItems(hearItems(items.element)) : null,
  };
};
