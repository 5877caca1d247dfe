import type { ReactNode } from 'react';
import { TEXT } from './text';

const { link: WORDS } = TEXT;

interface Props {
  href: string;
  title?: string;
  children: ReactNode;
}

/** A link that opens beside what is being read, and says so. */
export const OutLink = ({ href, title, children }: Props) => (
  <a href={href} target="_blank" rel="noreferrer" title={title}>
    {children}
    <span className="hidden-text">{WORDS.newTab}</span>
  </a>
);
