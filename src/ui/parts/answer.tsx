import { SOURCES, type SourceId } from '#core/policy/source';
import type { Explanation } from './explanation';
import { formatDated } from './format';
import { OutLink } from './out-link';
import { TEXT } from './text';
import { STRENGTH } from './words';

const { answer: WORDS } = TEXT;

/** One line a document, however many rules it stands for. What nobody published is named where it stands. */
const Source = ({ source, number }: { source: SourceId; number: number }) => {
  const { title, where, dated, strength } = SOURCES[source];
  const when = dated === null ? WORDS.undated : formatDated(dated);
  return <li>{`${WORDS.note(number).trim()} ${title}: ${where}. ${when}; ${STRENGTH[strength]}.`}</li>;
};

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`;

/** What went in, the rules it went through, and who says so how surely. */
export const Answer = ({ says, rules, inputs, open }: Explanation) => {
  const cited = [...new Set(rules.map(({ source }) => source))].filter((it) => SOURCES[it].where !== null);
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
      {rules.length > 0 && (
        <ul className="rules" aria-label={WORDS.rules}>
          {rules.map((rule) => (
            <li key={rule.says}>
              {sentence(rule.says)}
              {cited.includes(rule.source) ? (
                WORDS.note(cited.indexOf(rule.source) + 1)
              ) : (
                <>
                  {' '}
                  <span className="tag warn">{SOURCES[rule.source].title}</span>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
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
