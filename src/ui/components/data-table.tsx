import { type ReactNode, useId } from 'react';

interface Props {
  /** what the table is called: its heading, seen or only heard */
  caption: string;
  columns: readonly { name: string; number?: boolean; onlyHeard?: boolean; wide?: boolean }[];
  children: ReactNode;
}

/** A table in a frame that scrolls sideways by itself, so that the page never does. Browsers let a keyboard scroll it. */
export const DataTable = ({ caption, columns, children }: Props) => {
  const id = useId();
  return (
    <section className="table-frame" aria-labelledby={id}>
      <table className="table">
        <caption id={id} className="hidden-text">
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map(({ name, number = false, onlyHeard = false, wide = false }) => (
              <th key={name} scope="col" className={`${number ? 'number' : ''} ${wide ? 'wide' : ''}`}>
                {onlyHeard ? <span className="hidden-text">{name}</span> : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
};

interface NumberProps {
  value: number | null | undefined;
  /** left out where there is little room */
  wide?: boolean;
  children: ReactNode;
}

/** A cell with a figure; one that is not known looks it. */
export const NumberCell = ({ value, wide = false, children }: NumberProps) => (
  <td className={`number ${value === null || value === undefined ? 'unknown' : ''} ${wide ? 'wide' : ''}`}>
    {children}
  </td>
);
