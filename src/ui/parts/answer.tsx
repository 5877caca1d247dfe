import { SOURCES, type SourceId } from '#core/policy/source';
import type { Explanation } from './explain';
import { STRENGTH } from './words';

const TEXT = { rule: 'Rules', inputs: 'Inputs', undated: 'undated' };

const Cited = ({ source }: { source: SourceId }) => {
  const { title, where, dated, strength } = SOURCES[source];
  return (
    <span className="cited">
      {where === null ? title : `${title} (${where}), ${dated ?? TEXT.undated} · ${STRENGTH[strength]}`}
    </span>
  );
};

/** The rule, who says so and how surely, and what went in. */
export const Answer = ({ says, rules, inputs }: Explanation) => (
  <div className="answer">
    {says.map((sentence) => (
      <p key={sentence}>{sentence}</p>
    ))}
    {rules.length > 0 && (
      <ul className="rules" aria-label={TEXT.rule}>
        {rules.map((rule) => (
          <li key={rule.says}>
            {rule.says.replace(/\.$/, '')}. <Cited source={rule.source} />
          </li>
        ))}
      </ul>
    )}
    {inputs.length > 0 && (
      <dl aria-label={TEXT.inputs}>
        {inputs.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    )}
  </div>
);
