import { type MessageFormatElement, TYPE } from '@formatjs/icu-messageformat-parser';
import { type Compiled, compileCatalog, type Source } from '../scripts/catalogs';

const ACCENTS = new Map([...'aáeéiíoóuúyýcçnñsšzžAÁEÉIÍOÓUÚCÇNÑSŠ'.matchAll(/(.)(.)/g)].map(([, a, b]) => [a!, b!]));

/** A text with accents, 40 % longer, in brackets: what is cut or was never in a catalog is seen at once. */
const stretch = (text: string): string =>
  [...text].map((letter) => ACCENTS.get(letter) ?? letter).join('') +
  // in words, as a text would be
  '~'.repeat(Math.ceil(0.4 * text.trim().length)).replaceAll(/~{6}/g, '~~~~~ ');

const stretchAll = (parts: readonly MessageFormatElement[]): MessageFormatElement[] =>
  parts.map((part) => {
    if (part.type === TYPE.literal) return /\p{L}/u.test(part.value) ? { ...part, value: stretch(part.value) } : part;
    if (part.type !== TYPE.plural && part.type !== TYPE.select) return part;
    const options = Object.entries(part.options).map(([name, { value }]) => [name, { value: stretchAll(value) }]);
    return { ...part, options: Object.fromEntries(options) };
  });

/** The English catalog made strange, for tests. */
export const pseudoCatalog = (source: Source): Compiled =>
  Object.fromEntries(
    Object.entries(compileCatalog(source)).map(([key, message]) => [
      key,
      typeof message === 'string'
        ? `⟦${stretch(message)}⟧`
        : [{ type: TYPE.literal, value: '⟦' }, ...stretchAll(message), { type: TYPE.literal, value: '⟧' }],
    ]),
  );
