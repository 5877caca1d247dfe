import { Breadcrumb } from '@arco-design/web-react';
import type { ReactNode } from 'react';
import { Link } from './link';

export interface PageHeaderProps {
  title: string;
  trail?: readonly (readonly [title: string, href: string])[];
  note?: ReactNode;
  children?: ReactNode;
}

export const PageHeader = ({ title, trail = [], note, children }: PageHeaderProps) => (
  <div data-tid="m4b_page_header" className="theme-m4b-page-header portal-header">
    {trail.length > 0 && (
      <Breadcrumb data-tid="m4b_breadcrumb">
        {trail.map(([text, href]) => (
          <Breadcrumb.Item key={href}>
            <Link href={href}>{text}</Link>
          </Breadcrumb.Item>
        ))}
        <Breadcrumb.Item>{title}</Breadcrumb.Item>
      </Breadcrumb>
    )}
    <div className="portal-header-row">
      <h1>{title}</h1>
      {note}
      <div className="portal-header-actions">{children}</div>
    </div>
  </div>
);
