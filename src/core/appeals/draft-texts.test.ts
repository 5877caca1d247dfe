import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { facts } from '#core/model/facts';
import { makeZone } from '#core/model/zone';
import { GROUNDS, groundOf } from '#core/policy/grounds';
import { US_2026_06_22 as us } from '#core/policy/us';
import { draftAppeal } from './draft';
import { DRAFT_LANGUAGES, DRAFT_TEXTS, type DraftLanguage, type DraftTexts, draftLanguageOf } from './draft-texts';

const zone = makeZone('America/Los_Angeles');
const [one, other] = ['576111111111111111', '576222222222222222'];
const draft = (language: DraftLanguage, ground: string, about: object, lists: object) =>
  draftAppeal(
    groundOf(ground)!,
    { metric: groundOf(ground)!.metric, orderIds: [], caseIds: [], chatIds: [], evidence: [], ...about },
    z.parse(facts, lists),
    us,
    zone,
    language,
  );

const bracesIn = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([placeholder]) => placeholder).sort();

const provable = GROUNDS.filter((ground) => ground.basis !== 'judged');

describe.each(DRAFT_LANGUAGES)('the draft texts of %s', (code) => {
  const texts: DraftTexts = DRAFT_TEXTS[code];
  const ruleOf = ({ id, says }: { id: string; says: string }) => texts[`rule.${id}`] ?? says;

  test('are complete, with the placeholders of the English ones', () => {
    for (const [key, english] of Object.entries(DRAFT_TEXTS.en)) {
      const text = texts[key as keyof DraftTexts]!;
      expect(text.trim(), key).not.toBe('');
      const needed = (braces: string[]) =>
        key.endsWith('.one') ? braces.filter((brace) => brace !== '{count}') : braces;
      if (key.startsWith('attached')) expect(text, key).toMatch(/\{evidence\}|\{count\}/);
      else expect(needed(bracesIn(text)), key).toEqual(needed(bracesIn(english)));
    }
    expect(Intl.DateTimeFormat.supportedLocalesOf(texts.locale)).toEqual([texts.locale]);
    expect(draftLanguageOf(texts.locale)).toBe(code);
  });

  test('are translated, with a rule for every provable ground', () => {
    expect(new Set(provable.map(ruleOf)).size).toBe(provable.length);
    if (code === 'en') return;
    expect(provable.filter(({ id }) => texts[`rule.${id}`] === undefined)).toEqual([]);
    const english: DraftTexts = DRAFT_TEXTS.en;
    const same = Object.entries(texts).filter(
      ([key, text]) => english[key as keyof DraftTexts] === text && !key.startsWith('mark.'),
    );
    // Only names, and words that the languages share.
    expect(same.filter(([, text]) => !/^[\w -]{1,14}$/.test(text!))).toEqual([]);
  });

  test('claim a rule only where the facts prove it, whatever the ground', () => {
    for (const ground of GROUNDS) {
      const says = ruleOf(ground);
      const text = draft(code, ground.id, { orderIds: [one], caseIds: ['c'], chatIds: ['h'] }, {});
      expect(text, ground.id).not.toContain(says);
      expect(text, ground.id).not.toMatch(/[{}]|undefined|null/);
    }
  });

  test('separate proven records from others, with their times, and omit unknowns', () => {
    const orders = [
      { id: one, deliverBy: '2026-06-20', deliveredAt: '2026-06-20T05:30:00Z', trackingId: '9400' },
      { id: other, deliveredAt: '2026-06-22' },
    ];
    const ticked = ['Tracking page'];
    const text = draft(
      code,
      'delivered-by-due-day',
      { orderIds: [one, other], evidence: [{ id: one, ticked }] },
      { orders },
    );
    const [ask, claimed, open, zoned, attached, ...more] = text.split('\n\n');
    expect(ask).toContain('2');
    expect(claimed).toContain(ruleOf(groundOf('delivered-by-due-day')!));
    const day = (at: string, more: object) =>
      new Intl.DateTimeFormat(texts.locale, { dateStyle: 'medium', ...more }).format(new Date(at));
    const when = day('2026-06-20T05:30:00Z', { timeStyle: 'short', timeZone: zone.name }).replace(/\s/g, ' ');
    expect(claimed).toContain(`${texts['fact.deliveredAt']}${texts['mark.colon']}${when}`);
    expect(claimed).toContain('9400');
    expect(claimed).not.toContain(other);
    expect(open).toBe(
      `${texts.onRecord}\n${texts['subject.order']} ${other} – ${texts['fact.deliveredAt']}${texts['mark.colon']}${day('2026-06-22', { timeZone: 'UTC' })}`,
    );
    expect(zoned).toContain('America/Los_Angeles');
    expect(attached).toMatch(code === 'en' ? /Tracking page/ : /1/);
    expect(more).toEqual([]);
    expect(draft(code, 'express-order-counted', { orderIds: [one] }, { orders: [] }).split('\n\n')).toHaveLength(2);
  });

  test('name requests and chats, who approved, who answered, and how it was rated', () => {
    const cases = [{ id: 'c1', orderId: one, type: 'refund', approvedBy: 'platform' }];
    const caseRecord = draft(code, 'platform-approval-counted', { orderIds: [one], caseIds: ['c1'] }, { cases });
    for (const text of [`${texts['subject.case']} c1`, texts['value.platform']]) expect(caseRecord).toContain(text);
    const chats = [{ id: 'h1', rating: 2, channel: 'faq' }];
    const chat = draft(code, 'bot-rating-counted', { chatIds: ['h1'] }, { chats });
    for (const text of [`${texts['subject.chat']} h1`, texts['value.faq']]) expect(chat).toContain(text);
    const rated = draft(code, 'neutral-rating-counted', { chatIds: ['h1'] }, { chats: [{ id: 'h1', rating: 3 }] });
    expect(rated).toContain(texts['stars.many'].replace('{count}', '3'));
  });
});

test('a page’s language code may have subtags or be unsupported', () => {
  expect(['zh-Hans-CN', 'EN', 'pt-br', 'sv', 'constructor', ''].map(draftLanguageOf)).toEqual([
    'zh',
    'en',
    'pt',
    null,
    null,
    null,
  ]);
});
