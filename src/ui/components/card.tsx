import { type ReactNode, useId } from 'react';

interface Props {
  /** where a link to the section leads */
  anchor?: string;
  title: string;
  says?: string;
  children: ReactNode;
}

/** A section of the dashboard under its heading. */
export const Card = ({ anchor, title, says, children }: Props) => {
  const id = useId();
  return (
    <section className="card" id={anchor} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {says !== undefined && <p className="muted">{says}</p>}
      {children}
    </section>
  );
};
