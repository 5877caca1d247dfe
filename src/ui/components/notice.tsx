import type { ReactNode } from 'react';

interface Props {
  tone: 'info' | 'warn' | 'bad';
  title: string;
  children?: ReactNode;
}

/** Something about the data itself that a reader of the figures must know first. */
export const Notice = ({ tone, title, children }: Props) => (
  <div className={`notice ${tone}`}>
    <p>
      <strong>{title}</strong>
    </p>
    {children}
  </div>
);
