import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseSync } from 'vite';

/** A room's law. `may` names rooms (`core` is all of them) and single files; `packages` what it needs from outside. */
interface Room {
  charter: string;
  may: string[];
  packages: RegExp;
}

const NOTHING = /^$/;

/** The rooms of the house and what each may import; the README shows the same table. Imports point one way. */
export const ROOMS: Record<string, Room> = {
  'core/model': {
    charter: 'the words, and what makes a record well formed',
    may: [],
    packages: /^zod\/mini$/,
  },
  'core/policy': {
    charter: 'what the platform promises, since when, says who',
    may: ['core/model'],
    packages: NOTHING,
  },
  'core/score': {
    charter: 'what the numbers come to on a given day, ageing included; what is missing',
    may: ['core/model', 'core/policy'],
    packages: /^zod\/mini$/,
  },
  'core/estimate': {
    charter: "what the shop's readings reveal",
    may: ['core/model', 'core/policy', 'core/score'],
    packages: NOTHING,
  },
  'core/forecast': {
    charter: 'what happens next, how sure',
    may: ['core/model', 'core/policy', 'core/score', 'core/estimate'],
    packages: /^pure-rand\//,
  },
  'core/appeals': {
    charter: 'what can be argued, on which ground, worth how much',
    may: ['core/model', 'core/policy', 'core/score'],
    packages: NOTHING,
  },
  'core/today': {
    charter: 'what is to be done today, and what leads back over a threshold',
    may: ['core/model', 'core/policy', 'core/score', 'core/forecast', 'core/appeals'],
    packages: /^zod\/mini$/,
  },
  'core/assess': { charter: 'facts to one assessment', may: ['core'], packages: NOTHING },
  'core/demo': { charter: 'a made-up shop to look around in', may: ['core'], packages: NOTHING },
  'core/explain': {
    charter: 'why a figure is what it is, in steps named by codes; what would be if',
    may: ['core'],
    packages: NOTHING,
  },
  'seller-center': {
    charter: 'what the portal says: facts or refusals',
    may: ['core/model'],
    packages: /^(papaparse|saxes|@zip\.js\/zip\.js\/lib\/zip-core-custom\.js|zod\/mini)$/,
  },
  storage: {
    charter: 'what we remember, and its past shapes',
    may: ['core/model'],
    packages: /^(dexie|zod\/mini)$/,
  },
  messages: {
    charter: 'what one context may ask another',
    may: ['core/model'],
    packages: /^(wxt\/browser|zod\/mini)$/,
  },
  background: {
    charter: 'who fetches facts, asks the core, tells people',
    may: [
      'core/model',
      'core/assess',
      'core/demo',
      'core/explain',
      'core/appeals/draft',
      'core/score/ledger',
      'core/score/partitions',
      'core/score/rules',
      'core/today',
      'storage',
      'messages',
      'texts',
    ],
    packages: /^wxt\/browser$/,
  },
  worker: {
    charter: "heavy questions of the dashboard, off the page's thread",
    may: ['core/model', 'core/assess', 'core/explain', 'storage'],
    packages: NOTHING,
  },
  texts: {
    charter: 'what is said, in the language of the person who reads it',
    may: [],
    packages: /^(intl-messageformat|@formatjs\/icu-messageformat-parser|wxt\/browser)$/,
  },
  ui: {
    charter: 'how it looks',
    may: [
      'core/model',
      'core/policy',
      'core/explain',
      'core/today',
      'core/appeals/draft-texts',
      'storage',
      'messages',
      'texts',
      'worker',
    ],
    packages:
      /^(react|react-dom|d3-scale|d3-shape|@tanstack\/react-virtual|dexie-react-hooks|papaparse|wxt\/browser)(\/|$)/,
  },
  cli: {
    charter: 'the assess and import commands',
    may: ['core/model', 'core/assess', 'seller-center/exports/read-export', 'storage/merge', 'storage/shop-identity'],
    packages: /^(node:|zod\/mini$)/,
  },
  entrypoints: {
    charter: 'where the browser comes in',
    may: ['core/model', 'core/assess', 'seller-center', 'storage', 'messages', 'background', 'worker', 'texts', 'ui'],
    packages: /^(wxt\/|react-dom\/client$)/,
  },
};

/** Words that may be said in their rooms only. The rest of the house asks for what it needs. */
export const WORDS: { word: RegExp; rooms: string[]; why: string }[] = [
  { word: /^querySelector(All)?$/, rooms: ['seller-center'], why: 'only readers know the page' },
  { word: /^browser\.runtime$/, rooms: ['messages', 'entrypoints'], why: 'contexts talk through messages' },
  { word: /^browser\.alarms$/, rooms: ['background', 'entrypoints'], why: 'only the background sets alarms' },
  { word: /^process\./, rooms: ['cli'], why: 'nothing else runs outside a browser' },
  {
    word: /^(Date\.now|new Date\(\)|performance\.now)$/,
    rooms: ['entrypoints', 'cli'],
    why: 'the clock comes in there',
  },
  { word: /^Math\.random$/, rooms: [], why: 'chance has a seed' },
  {
    word: /^(fetch|XMLHttpRequest|WebSocket|WebTransport|EventSource|RTCPeerConnection|sendBeacon|importScripts)$/,
    rooms: [],
    why: 'no request leaves',
  },
  { word: /^(eval|new Function\(…?\))$/, rooms: [], why: 'no text becomes code' },
  {
    word: /^(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|createContextualFragment|innerText|setHTMLUnsafe|parseHTMLUnsafe|parseFromString|DOMParser|srcdoc|srcDoc|document\.write(ln)?)$/,
    rooms: [],
    why: 'page text is text, never HTML, and reading it lays nothing out',
  },
];

export interface SourceFile {
  path: string;
  room: string;
  isTest: boolean;
  text: string;
  /** specifiers of all imports and re-exports, of types too */
  imports: string[];
  /** names, `object.property` and `new Name()` as they are said in code, comments and strings left out */
  words: Set<string>;
  /** nothing in it but re-exports */
  isBarrel: boolean;
}

export type Node = { type: string } & Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

export const walk = (value: unknown, see: (node: Node) => void): void => {
  if (Array.isArray(value)) for (const item of value) walk(item, see);
  if (!isNode(value)) return;
  see(value);
  for (const child of Object.values(value)) walk(child, see);
};

const nameOf = (value: unknown): string =>
  isNode(value) && (value.type === 'Identifier' || value.type === 'Literal') ? String(value.name ?? value.value) : '';

/** @param path decides the room, and whether it is TypeScript or TSX */
export const readSource = (path: string, text: string): SourceFile => {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0]!.message}`);
  const imports: string[] = [];
  const words = new Set<string>();
  walk(program.body, (node) => {
    // imports and re-exports, `import()` in code and in types
    if (isNode(node.source) && node.source.type === 'Literal') imports.push(nameOf(node.source));
    if (node.type === 'Identifier' || node.type === 'JSXIdentifier') words.add(String(node.name));
    if (node.type === 'MemberExpression') {
      words.add(`${nameOf(node.object)}.${nameOf(node.property)}`);
      words.add(nameOf(node.property));
    }
    if (node.type === 'NewExpression') {
      const some = Array.isArray(node.arguments) && node.arguments.length > 0;
      words.add(`new ${nameOf(node.callee)}(${some ? '…' : ''})`);
    }
  });
  const passedOn = program.body.filter(
    (statement) => isNode((statement as unknown as Node).source) && /^Export/.test(statement.type),
  );
  return {
    path,
    room: roomOf(path) ?? 'no room',
    isTest: /\.test\.tsx?$/.test(path),
    text,
    imports,
    words,
    isBarrel: passedOn.length > 0 && passedOn.length === program.body.length,
  };
};

/** `src/core/score/rate.ts` stands in `core/score`. */
export const roomOf = (path: string): string | undefined => {
  const inside = path.replace(/^src\//, '');
  return Object.keys(ROOMS)
    .filter((room) => inside.startsWith(`${room}/`) || inside === `${room}.ts`)
    .sort((a, b) => b.length - a.length)[0];
};

export const sourceFiles = (): SourceFile[] =>
  globSync(['src/**/*.{ts,tsx}', 'entrypoints/**/*.{ts,tsx}'])
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => readSource(path, readFileSync(path, 'utf8')));

/** The import map of package.json: `#storage/*` → `src/storage/*.ts`. */
export const addresses = (): [string, string][] =>
  Object.entries((JSON.parse(readFileSync('package.json', 'utf8')) as { imports: Record<string, string> }).imports).map(
    ([address, target]) => [address, target.replace(/^\.\//, '')],
  );

/** The project's file that a specifier means, without regard for whether it may; null for a package. */
export const resolve = (from: string, specifier: string, known: ReadonlySet<string>): string | null => {
  const bare = specifier.replace(/\?.*$/, '');
  if (bare.startsWith('.')) {
    const path = posix.join(posix.dirname(from), bare);
    return [path, `${path}.ts`, `${path}.tsx`].find((candidate) => known.has(candidate)) ?? path;
  }
  for (const [address, target] of addresses()) {
    const [head, tail] = address.split('*') as [string, string?];
    if (tail === undefined ? bare === address : bare.startsWith(head))
      return target.replace('*', bare.slice(head.length));
  }
  return null;
};
