import { type ReactNode, useContext } from 'react';
import { crossBorderLink } from '#core/model/portal';
import { CrossBorder } from './portal';
import { TEXT } from './text';

const { link: WORDS } = TEXT;

interface Props {
  href: string;
  title?: string;
  children: ReactNode;
}

/** A link that opens beside what is being read, and says so; to the portal of the shop that is shown. */
export const OutLink = ({ href, title, children }: Props) => (
  <a href={useContext(CrossBorder) ? crossBorderLink(href) : href} target="_blank" rel="noreferrer" title={title}>
    {children}
    <span className="hidden-text">{WORDS.newTab}</span>
  </a>
);
