import arco from '@arco-design/web-react/dist/css/arco.min.css?raw';
import type { Prefix } from './data';
import portal from './portal.css?raw';

/** The two prefixes that live on one page when the setting is mixed. */
export const shellPrefix = (prefix: Prefix): string => (prefix === 'mixed' ? 'theme-arco' : prefix);
export const tablePrefix = (prefix: Prefix): string => (prefix === 'mixed' ? 'core' : prefix);

/** The components' own style sheet is written for the prefix `arco`: the same rules for the prefix in use. */
export const dress = (document: Document, prefix: Prefix): void => {
  const sheets = new Set([shellPrefix(prefix), tablePrefix(prefix)]);
  const style = document.createElement('style');
  style.textContent = `${[...sheets].map((sheet) => arco.replaceAll('.arco-', `.${sheet}-`)).join('\n')}\n${portal}`;
  document.head.append(style);
};
