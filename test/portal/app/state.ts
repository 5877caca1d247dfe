import { createContext, useContext } from 'react';
import { DEFAULT_SETTINGS, type DoubleSettings, type DoubleState, PREFIXES, TABLES, VIEWS } from './data';
import { DICTIONARIES, LANGUAGES } from './languages';
import { MARKETS } from './markets';

const oneOf = <T extends string>(choices: readonly T[], text: string | null): T | null =>
  choices.find((choice) => choice === text) ?? null;
const SWITCHES = ['stars', 'terse', 'bare', 'rowPerSku', 'expanded', 'radios', 'broken', 'overlaid'] as const;

/** `double_prefix=core`, `double_lag=500`, `double_renamed=Order ID:Order number`, `double_view=card`, `double_stars=1` */
const settingsFrom = (search: string): Partial<DoubleSettings> => {
  const query = new URLSearchParams(search);
  const prefix = oneOf(PREFIXES, query.get('double_prefix'));
  const view = oneOf(VIEWS, query.get('double_view'));
  const table = oneOf(TABLES, query.get('double_table'));
  const language = oneOf(LANGUAGES, query.get('double_language'));
  const market = oneOf(MARKETS, query.get('double_market'));
  const lag = query.get('double_lag');
  const renamed = query.getAll('double_renamed').map((pair) => pair.split(':') as [string, string]);
  return {
    ...(prefix !== null ? { prefix } : {}),
    ...(view !== null ? { view } : {}),
    ...(table !== null ? { table } : {}),
    ...(language !== null ? { language } : {}),
    ...(market !== null ? { market } : {}),
    ...(lag !== null ? { lag: Number(lag) } : {}),
    ...(renamed.length > 0 ? { renamed: Object.fromEntries(renamed) } : {}),
    ...Object.fromEntries(SWITCHES.filter((name) => query.has(`double_${name}`)).map((name) => [name, true])),
  };
};

/** What the server put into the page, with what the address of the first page asks for on top. */
export const readState = (document: Document, search: string): DoubleState => {
  const text = document.getElementById('double-state')?.textContent ?? '';
  if (text.trim() === '') throw new Error('the server of the double put no state into the page');
  const served = JSON.parse(text) as DoubleState;
  return { data: served.data, settings: { ...DEFAULT_SETTINGS, ...served.settings, ...settingsFrom(search) } };
};

const StateContext = createContext<DoubleState | null>(null);
export const StateProvider = StateContext.Provider;

export const useDouble = (): DoubleState => {
  const state = useContext(StateContext);
  if (state === null) throw new Error('used outside the portal');
  return state;
};

/** A caption as the portal has it now. */
export const useCaption = (): ((text: string) => string) => {
  const { settings } = useDouble();
  return (text) => settings.renamed[text] ?? DICTIONARIES[settings.language][text] ?? text;
};
