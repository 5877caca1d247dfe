import { attribute, own, type Root } from './dom/access';

/** Whether the page says that it is in a language without sourced captions. A page that says nothing is not foreign. */
export const isForeignPage = (root: Root): boolean => {
  const html = 'documentElement' in root ? own(root as Document, 'documentElement') : root;
  const language = attribute(html as Element, 'lang');
  return language !== null && language !== '' && !/^en\b/i.test(language);
};
