import { createContext, type ReactNode, useContext } from 'react';

/** Address of the dashboard; empty on its own pages, so that a link changes only the fragment. */
export const DashboardAddress = createContext<'' | '/dashboard.html'>('/dashboard.html');

interface Props {
  /** the fragment, see `pageLink` */
  to: string;
  className?: string;
  children: ReactNode;
}

/** A link into the dashboard, which changes its page or opens a tab. */
export const DashboardLink = ({ to, className, children }: Props) => {
  const address = useContext(DashboardAddress);
  const elsewhere = address === '' ? {} : { target: '_blank', rel: 'noreferrer' };
  return (
    <a href={`${address}${to}`} className={className} {...elsewhere}>
      {children}
    </a>
  );
};

/** Leads to an anchor of the dashboard. @param rank one button comes first, the others are links beside a sentence */
export type LinkButton = (anchor: string, text: string, rank?: 'primary' | 'further') => ReactNode;

export const dashboardButton: LinkButton = (anchor, text, rank = 'primary') => (
  <DashboardLink to={`#${anchor}`} {...(rank === 'primary' && { className: 'button small primary' })}>
    {text}
  </DashboardLink>
);
