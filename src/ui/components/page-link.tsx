import { createContext, type ReactNode, useContext } from 'react';

/** Where the dashboard is from here: on its own pages nowhere else, so that a link only changes the fragment. */
export const DashboardAddress = createContext<'' | '/dashboard.html'>('/dashboard.html');

interface Props {
  /** the fragment, see `pageLink` */
  to: string;
  className?: string;
  children: ReactNode;
}

/** A link into the dashboard: within it the page changes, from elsewhere a tab opens. */
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
