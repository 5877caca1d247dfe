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

/** A button that leads to an anchor of the dashboard. */
export const dashboardButton = (anchor: string, text: string): ReactNode => (
  <DashboardLink to={`#${anchor}`} className="button primary small">
    {text}
  </DashboardLink>
);
