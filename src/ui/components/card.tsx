import { type ReactNode, useEffect, useId, useState } from 'react';

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

interface FoldedProps extends Props {
  /** left out until it is opened for the first time, for it asks what takes a while to answer */
  isLazy?: boolean;
}

/** A section that is seldom looked for: its heading stands alone until it is opened, by hand or by an address that names it. */
export const FoldedCard = ({ anchor, title, says, isLazy = false, children }: FoldedProps) => {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const openIfNamed = () => {
      if (anchor !== undefined && window.location.hash === `#${anchor}`) setOpen(true);
    };
    openIfNamed();
    window.addEventListener('hashchange', openIfNamed);
    return () => window.removeEventListener('hashchange', openIfNamed);
  }, [anchor]);
  return (
    <section className="card folded" id={anchor} aria-labelledby={id}>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <h2 id={id}>{title}</h2> {says !== undefined && <span className="muted">{says}</span>}
        </summary>
        {(isOpen || !isLazy) && children}
      </details>
    </section>
  );
};
