import type { Assessment } from '#core/model/assessment';
import type { CoverageSource } from '#core/model/coverage';
import type { MetricCode } from '#core/model/metric';
import type { Issue, Page } from '#core/model/page';
import { type PreparedTicket, ticketSubjects } from '#core/model/prepared-ticket';
import type { Shop } from '#core/model/shop';
import { locale, t, tIfKnown } from '#texts/translate';
import { formatMany } from './format';

// Names of the core's codes that several surfaces use.

export const PRODUCT = 'SPS Ahead';

export const ACCESS_TONES: Record<Assessment['access'][number]['now'], 'good' | 'warn' | ''> = {
  active: 'good',
  frozen: 'warn',
  lost: '',
  unknown: '',
};

/** "express-order-counted" → "Express order counted", for a code without a text. */
const spellOut = (code: string): string => {
  const words = code.replaceAll(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export const benefitName = (code: string): string => tIfKnown(`words.benefits.${code}`) ?? spellOut(code);

/** The shop's name on its page, else its seller id, else "your shop". */
export const shopName = ({ name, sellerId }: Shop): string => name ?? sellerId ?? t('words.yourShop');

/** A seller's shops in several markets often share a name. */
export const shopInMarket = (shop: Shop): string => `${shopName(shop)} · ${shop.region}`;

/** Where records came from, as the portal calls it. */
export const sourceName = (source: CoverageSource): string => {
  const metric = /^diagnosis:(.*)$/.exec(source)?.[1] as MetricCode | undefined;
  return metric === undefined
    ? (tIfKnown(`words.sources.${source}`) ?? spellOut(source))
    : pageName('diagnosis', metric);
};

export const pageName = (page: Page, metric: MetricCode | null): string =>
  metric === null ? t(`words.pages.${page}`) : `${t(`words.pages.${page}`)} › ${t(`words.metrics.${metric}`)}`;

/** What was not understood of a page; the details exist in English only, and every report holds them. */
export const issueText = ({ code, detail }: Issue): string =>
  locale() === 'en' ? `${t(`words.issues.${code}`)} (${detail})` : t(`words.issues.${code}`);

export const counterFactText = (code: string): string => tIfKnown(`words.counterFacts.${code}`) ?? spellOut(code);

export const groundName = (code: string): string => tIfKnown(`words.grounds.${code}`) ?? spellOut(code);

const NOUN_OF = { order: 'order', case: 'request', chat: 'chat' } as const;

/** What a ticket asks for, counted: "3 orders". */
export const ticketSize = (ticket: Pick<PreparedTicket, 'metric' | 'orderIds' | 'caseIds' | 'chatIds'>): string => {
  const { kind, ids } = ticketSubjects(ticket);
  return formatMany(ids.length, NOUN_OF[kind]);
};
