import { attribute, own, type Root } from './dom/access';

/** The language that the page says it is in; null where it says none. */
export const languageOf = (root: Root): string | null => {
  const html = 'documentElement' in root ? own(root as Document, 'documentElement') : root;
  const language = attribute(html as Element, 'lang') ?? '';
  return /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(language) ? language : null;
};

/** Whether that is one without sourced captions. A page that says nothing is not foreign. */
export const isForeignPage = (root: Root): boolean => !/^en\b/i.test(languageOf(root) ?? 'en');
