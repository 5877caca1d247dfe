import type { ReactNode } from 'react';

/** A link that opens beside what is being read, and says so. */
export const OutLink = ({ href, children }: { href: string; children: ReactNode }) => (
  <a href={href} target="_blank" rel="noreferrer">
    {children}
    <span className="hidden-text"> (opens in a new tab)</span>
  </a>
);
