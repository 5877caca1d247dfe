import { type ReactNode, useId, useState } from 'react';
import { useFragment } from './hooks';

interface Props {
  /** fragment of the address that leads here */
  anchor?: string;
  title: string;
  note?: string;
  children: ReactNode;
}

/** A section of the dashboard under its heading. */
export const Card = ({ anchor, title, note, children }: Props) => {
  const id = useId();
  return (
    <section className="card" id={anchor} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {note !== undefined && <p className="muted">{note}</p>}
      {children}
    </section>
  );
};

interface FoldedProps extends Props {
  /** whether its content is drawn only once it is opened, as it asks costly questions */
  isLazy?: boolean;
}

/** A section that is rarely needed: folded until it is opened by hand or named by the address. */
export const FoldedCard = ({ anchor, title, note, isLazy = false, children }: FoldedProps) => {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  useFragment((fragment) => fragment === `#${anchor}` && setOpen(true), anchor);
  return (
    <section className="card folded" id={anchor} aria-labelledby={id}>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <h2 id={id}>{title}</h2> {note !== undefined && <span className="muted">{note}</span>}
        </summary>
        {(isOpen || !isLazy) && children}
      </details>
    </section>
  );
};
