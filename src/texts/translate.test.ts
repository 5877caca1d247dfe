import { afterEach, expect, test, vi } from 'vitest';
import english from '../../assets/catalogs/en.json';
import { chooseLanguage, chosenLanguage, matchLocale, onLanguageChange, wantedLanguages } from './language';
import { loadTexts, OFFERED } from './load-texts';
import { locale, type Messages, makeTranslate, setTexts, t, tIfKnown } from './translate';

type Listener = (changes: Record<string, unknown>) => void;
const storage = vi.hoisted(() => ({ held: {} as Record<string, unknown>, listeners: new Set<Listener>() }));
vi.mock('wxt/browser', () => {
  const tell = (key: string) => {
    for (const listen of storage.listeners) listen({ [key]: {} });
  };
  const local = {
    get: async (key: string) => (key in storage.held ? { [key]: storage.held[key] } : {}),
    set: async (items: Record<string, unknown>) => {
      Object.assign(storage.held, items);
      Object.keys(items).forEach(tell);
    },
    remove: async (key: string) => {
      delete storage.held[key];
      tell(key);
    },
    onChanged: {
      addListener: (listen: Listener) => storage.listeners.add(listen),
      removeListener: (listen: Listener) => storage.listeners.delete(listen),
    },
  };
  return { browser: { storage: { local } } };
});

const messages = english as Messages;
afterEach(() => {
  storage.held = {};
  storage.listeners.clear();
  setTexts('en', messages);
});

test('a person gets the first language they want that is offered, be it of another country, else English', () => {
  const offered = ['en', 'es', 'id', 'pt-BR', 'zh-CN'];
  const match = (...wanted: string[]) => matchLocale(wanted, offered);
  expect(match('pt-BR', 'en')).toBe('pt-BR');
  expect([match('pt-PT'), match('zh-Hant-TW'), match('es-419')]).toEqual(['pt-BR', 'zh-CN', 'es']);
  expect(match('de-DE', 'id-ID', 'en')).toBe('id');
  expect([match('de'), match()]).toEqual(['en', 'en']);
});

test('a message says numbers and plural forms as its language does', () => {
  const say = makeTranslate('es', {
    'count.order': [
      {
        type: 6,
        value: 'count',
        options: {
          one: { value: [{ type: 7 }, { type: 0, value: ' pedido' }] },
          other: { value: [{ type: 7 }, { type: 0, value: ' pedidos' }] },
        },
        offset: 0,
        pluralType: 'cardinal',
      },
    ],
  } as Messages);
  expect([say('count.order', { count: 1 }), say('count.order', { count: 12_345 })]).toEqual([
    '1 pedido',
    '12.345 pedidos',
  ]);
});

test('a message that is missing or fails is said in English', () => {
  const say = makeTranslate(
    'es',
    { 'count.order': [{ type: 1, value: 'gone' }], 'now.title': 'Cómo va tu tienda' },
    messages,
  );
  expect(say('now.title')).toBe('Cómo va tu tienda');
  expect(say('count.order', { count: 2 }), 'it asks for what it is not given').toBe('2 orders');
  expect(say('orders.title')).toBe(english['orders.title']);
});

test('a text of a code that has none is null', () => {
  expect([tIfKnown('words.benefits.affiliate'), tIfKnown('words.benefits.unheard-of')]).toEqual([
    'Affiliate marketing',
    null,
  ]);
});

test('the chosen language goes before those of the browser, until it is given up', async () => {
  const heard = vi.fn();
  const stop = onLanguageChange(heard);
  expect([await chosenLanguage(), await wantedLanguages()]).toEqual([null, ['en-US']]);
  await chooseLanguage('vi');
  expect([await chosenLanguage(), await wantedLanguages()]).toEqual(['vi', ['vi', 'en-US']]);
  await chooseLanguage(null);
  expect(await wantedLanguages()).toEqual(['en-US']);
  expect(heard).toHaveBeenCalledTimes(2);
  stop();
  await chooseLanguage('th');
  expect(heard).toHaveBeenCalledTimes(2);
});

test.each(OFFERED)('a page speaks %s once it is chosen, and says so', async (language) => {
  vi.stubGlobal('document', { documentElement: { lang: '' } });
  await chooseLanguage(language);
  await loadTexts();
  expect([locale(), document.documentElement.lang]).toEqual([language, language]);
  expect(t('count.order', { count: 2 })).toMatch(/2/);
  vi.unstubAllGlobals();
});
