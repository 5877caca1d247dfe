import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { facts } from '#core/model/facts';
import { makeZone } from '#core/model/zone';
import { GROUNDS, groundOf } from '#core/policy/grounds';
import { US_2026_06_22 as us } from '#core/policy/us';
import { draftAppeal } from './draft';
import { DRAFT_LANGUAGES, type DraftLanguage, type DraftWords, draftLanguageOf } from './draft-words';
import { LANGUAGES } from './languages';

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

type Texts = string | { [name: string]: Texts } | null;
const leaves = (words: Texts, path = ''): [string, string][] =>
  words === null
    ? []
    : typeof words === 'string'
      ? [[path, words]]
      : Object.entries(words).flatMap(([name, it]) => leaves(it, `${path}.${name}`));
const textsOf = (words: DraftWords) => new Map(leaves(words as unknown as Texts));
const bracesIn = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([it]) => it).sort();

describe.each(DRAFT_LANGUAGES)('the words of %s', (code) => {
  const words = LANGUAGES[code];

  test('are all there, and say all that is put into them', () => {
    const texts = textsOf(words);
    for (const [path, english] of textsOf(LANGUAGES.en)) {
      const text = texts.get(path)!;
      expect(text.trim(), path).not.toBe('');
      if (path.startsWith('.attached')) expect(text, path).toMatch(/\{evidence\}|\{count\}/);
      else if (path.endsWith('.one'))
        expect(
          bracesIn(text).filter((it) => it !== '{count}'),
          path,
        ).toEqual(bracesIn(english).filter((it) => it !== '{count}'));
      else expect(bracesIn(text), path).toEqual(bracesIn(english));
    }
    expect(Intl.DateTimeFormat.supportedLocalesOf(words.locale)).toEqual([words.locale]);
    expect(draftLanguageOf(words.locale)).toBe(code);
  });

  test('are not English, and no two rules are the same', () => {
    const rules = GROUNDS.filter((it) => it.basis !== 'judged').map((it) => words.rules?.[it.id as never] ?? it.says);
    expect(new Set(rules).size).toBe(rules.length);
    if (code === 'en') return;
    const english = textsOf(LANGUAGES.en);
    const same = [...textsOf(words)].filter(([path, text]) => english.get(path) === text && !path.startsWith('.marks'));
    // names, and words that the languages share
    expect(
      same.map(([, text]) => text).every((it) => /^[\w -]{1,14}$/.test(it)),
      String(same),
    ).toBe(true);
    expect(words.rules).not.toBeNull();
  });

  test('claim a rule only where the facts prove it, whatever the ground', () => {
    for (const ground of GROUNDS) {
      const says = words.rules?.[ground.id as never] ?? ground.says;
      const text = draft(code, ground.id, { orderIds: [one], caseIds: ['c'], chatIds: ['h'] }, {});
      expect(text, ground.id).not.toContain(says);
      expect(text, ground.id).not.toMatch(/[{}]|undefined|null/);
    }
  });

  test('tell of the proven apart from the others, with its times, and of nothing that is not known', () => {
    const orders = [
      { id: one, express: true, deliveredAt: '2026-06-20T05:30:00Z', trackingId: '9400' },
      { id: other, deliveredAt: '2026-06-22' },
    ];
    const ticked = ['Delivery option: express'];
    const text = draft(
      code,
      'express-order-counted',
      { orderIds: [one, other], evidence: [{ id: one, ticked }] },
      { orders },
    );
    const [ask, claimed, open, zoned, attached, ...more] = text.split('\n\n');
    expect(ask).toContain('2');
    expect(claimed).toContain(words.rules?.['express-order-counted'] ?? groundOf('express-order-counted')!.says);
    const day = (at: string, more: object) =>
      new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium', ...more }).format(new Date(at));
    const when = day('2026-06-20T05:30:00Z', { timeStyle: 'short', timeZone: zone.name }).replace(/\s/g, ' ');
    expect(claimed).toContain(`${words.facts.deliveredAt}${words.marks.colon}${when}`);
    expect(claimed).toContain('9400');
    expect(claimed).not.toContain(other);
    expect(open).toBe(
      `${words.look}\n${words.nouns.order} ${other} – ${words.facts.deliveredAt}${words.marks.colon}${day('2026-06-22', { timeZone: 'UTC' })}`,
    );
    expect(zoned).toContain('America/Los_Angeles');
    expect(attached).toMatch(code === 'en' ? /Delivery option: express/ : /1/);
    expect(more).toEqual([]);
    expect(draft(code, 'express-order-counted', { orderIds: [one] }, { orders: [] }).split('\n\n')).toHaveLength(3);
  });

  test('name requests and chats, who approved, who answered, and how it was rated', () => {
    const cases = [{ id: 'c1', orderId: one, type: 'refund', reason: 'Defective item', approvedBy: 'platform' }];
    const request = draft(code, 'platform-approval-counted', { orderIds: [one], caseIds: ['c1'] }, { cases });
    for (const it of [`${words.nouns.case} c1`, words.values.platform, 'Defective item']) expect(request).toContain(it);
    const chats = [{ id: 'h1', rating: 2, channel: 'faq' }];
    const chat = draft(code, 'bot-rating-counted', { chatIds: ['h1'] }, { chats });
    for (const it of [`${words.nouns.chat} h1`, words.values.faq, words.stars.many.replace('{count}', '2')])
      expect(chat).toContain(it);
  });
});

test('a page declares its language with more than its code, or one that there are no words for', () => {
  expect(['zh-Hans-CN', 'EN', 'pt-br', 'sv', 'constructor', ''].map(draftLanguageOf)).toEqual([
    'zh',
    'en',
    'pt',
    null,
    null,
    null,
  ]);
});
