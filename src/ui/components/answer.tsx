import { SOURCES, type SourceId } from '#core/policy/source';
import type { Explanation, Ruled, Step, Sum } from './explanation';
import { formatDated, formatMany } from './format';
import { OutLink } from './out-link';
import { TEXT } from './text';
import { STRENGTH } from './words';

const { answer: WORDS } = TEXT;

/** One line a document, however many rules it stands for. What nobody published is named where it stands. */
const Source = ({ source, number }: { source: SourceId; number: number }) => {
  const { title, where, url, dated, strength } = SOURCES[source];
  const when = dated === null ? WORDS.undated : formatDated(dated);
  return (
    <li>
      {`${WORDS.note(number).trim()} `}
      {url === null ? title : <OutLink href={url}>{title}</OutLink>}
      {`: ${where}. ${when}; ${STRENGTH[strength]}.`}
    </li>
  );
};

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`;

interface RuleProps {
  rule: Ruled;
  /** the documents in the order of their numbers */
  cited: readonly SourceId[];
}

const Rule = ({ rule: { says, source }, cited }: RuleProps) => (
  <li>
    {sentence(says)}
    {cited.includes(source) ? (
      WORDS.note(cited.indexOf(source) + 1)
    ) : (
      <>
        {' '}
        <span className="tag warn">{SOURCES[source].title}</span>
      </>
    )}
  </li>
);

/** Of many rules the first says what is done; the others wait folded, but how many of them are assumed is said. */
const Rules = ({ rules, cited }: { rules: readonly Ruled[]; cited: readonly SourceId[] }) => {
  const [first, ...more] = rules;
  if (first === undefined) return null;
  const assumed = more.filter(({ source }) => SOURCES[source].strength === 'assumed').length;
  const list = (some: readonly Ruled[]) => (
    <ul className="rules" aria-label={WORDS.rules}>
      {some.map((rule) => (
        <Rule key={rule.says} rule={rule} cited={cited} />
      ))}
    </ul>
  );
  if (more.length < 2) return list(rules);
  return (
    <>
      {list([first])}
      <details className="more-rules">
        <summary>{WORDS.moreRules(formatMany(more.length, 'more rule'), assumed)}</summary>
        {list(more)}
      </details>
    </>
  );
};

const Table = ({ caption, sum: { columns, rows, total } }: { caption: string; sum: Sum }) => {
  const row = ([head, ...cells]: readonly string[]) => (
    <tr key={head}>
      <th scope="row">{head}</th>
      {cells.map((cell, index) => (
        <td key={columns[index + 1]} className="number">
          {cell}
        </td>
      ))}
    </tr>
  );
  return (
    <div className="table-frame">
      <table className="table sum" aria-label={caption}>
        <thead>
          <tr>
            {columns.map((name, index) => (
              <th key={name} scope="col" className={index === 0 ? '' : 'number'}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{rows.map(row)}</tbody>
        {total !== undefined && <tfoot>{row(total)}</tfoot>}
      </table>
    </div>
  );
};

const StepByStep = ({ steps, cited }: { steps: readonly Step[]; cited: readonly SourceId[] }) => (
  <ol className="why-steps" aria-label={WORDS.steps}>
    {steps.map(({ title, says = [], sum, rules = [] }, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: steps are told in order, and one may be taken twice
      <li key={index}>
        <h4>{title}</h4>
        {says.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {sum !== undefined && <Table caption={title} sum={sum} />}
        <Rules rules={rules} cited={cited} />
      </li>
    ))}
  </ol>
);

/** What went in, the rules it went through, and who says so how surely. */
export const Answer = ({ says, rules, inputs, open, steps = [] }: Explanation) => {
  const all = [...steps.flatMap((it) => it.rules ?? []), ...rules];
  const cited = [...new Set(all.map(({ source }) => source))].filter((it) => SOURCES[it].where !== null);
  return (
    <div className="answer">
      {says.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {open !== undefined && (
        <p>
          <OutLink href={open.href}>{open.says}</OutLink>
        </p>
      )}
      {inputs.length > 0 && (
        <dl aria-label={WORDS.inputs}>
          {inputs.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {steps.length > 0 && <StepByStep steps={steps} cited={cited} />}
      <Rules rules={rules} cited={cited} />
      {cited.length > 0 && (
        <ul className="sources" aria-label={WORDS.sources}>
          {cited.map((source, index) => (
            <Source key={source} source={source} number={index + 1} />
          ))}
        </ul>
      )}
    </div>
  );
};
