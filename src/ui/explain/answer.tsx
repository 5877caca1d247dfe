import { createContext, useContext } from 'react';
import type { CitedRule, Step, StepCode } from '#core/explain/steps';
import { CITED_DOCUMENTS, type SourceId } from '#core/policy/source';
import { t } from '#texts/translate';
import { formatDated, formatMany, formatSentence } from '../components/format';
import { OutLink } from '../components/links';
import { ruleText } from './rule-text';
import { SHOW_BRIEF } from './show-brief';
import type { Shown, ShownTable, ShowSteps } from './shown';

/** Texts of a surface for the steps that it can show: all on the dashboard, the first steps elsewhere. */
export const StepTexts = createContext<Partial<ShowSteps<StepCode>>>(SHOW_BRIEF);

const useShowStep = (region: string): ((step: Step) => Shown) => {
  const texts = useContext(StepTexts) as Partial<Record<StepCode, (step: Step, region: string) => Shown>>;
  return (step) => texts[step.step]?.(step, region) ?? {};
};

/** One line per document, even if it is cited for several rules. */
const Source = ({ source, number }: { source: SourceId; number: number }) => {
  const { title, where, url, dated, strength } = CITED_DOCUMENTS[source];
  const when = dated === null ? t('explain.answer.undated') : formatDated(dated);
  return (
    <li>
      {`${t('explain.answer.note', { number }).trim()} `}
      {url === null ? title : <OutLink href={url}>{title}</OutLink>}
      {` · ${where} · ${when} · ${t(`words.strength.${strength}`)}`}
    </li>
  );
};

interface RuleProps {
  rule: CitedRule;
  /** documents in the order of their numbers; an assumption has no document and is named in place */
  cited: readonly SourceId[];
}

const Rule = ({ rule: { says, source }, cited }: RuleProps) => (
  <li>
    {formatSentence(ruleText(says))}
    {cited.includes(source) ? (
      t('explain.answer.note', { number: cited.indexOf(source) + 1 })
    ) : (
      <>
        {' '}
        <span className="tag warn">
          {source === 'assumption' ? t('words.strength.assumed') : ruleText(CITED_DOCUMENTS[source].title)}
        </span>
      </>
    )}
  </li>
);

/** Rules of a step: the first is shown, the others are folded, with the number of assumptions among them. */
const Rules = ({ rules, cited }: { rules: readonly CitedRule[]; cited: readonly SourceId[] }) => {
  const [first, ...more] = rules;
  if (first === undefined) return null;
  const assumed = more.filter(({ source }) => CITED_DOCUMENTS[source].strength === 'assumed').length;
  const list = (some: readonly CitedRule[]) => (
    <ul className="rules" aria-label={t('explain.answer.rules')}>
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
        <summary>{t('explain.answer.moreRules', { many: formatMany(more.length, 'more-rule'), assumed })}</summary>
        {list(more)}
      </details>
    </>
  );
};

const Table = ({ caption, table: { columns, rows, total } }: { caption: string; table: ShownTable }) => {
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

const Content = ({ title = '', says = [], figures = [], table, open }: Shown) => (
  <>
    {says.map((text) => (
      <p key={text}>{text}</p>
    ))}
    {open !== undefined && (
      <p>
        <OutLink href={open.href}>{open.says}</OutLink>
      </p>
    )}
    {figures.length > 0 && (
      <dl aria-label={t('explain.answer.figures')}>
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    )}
    {table !== undefined && <Table caption={title} table={table} />}
  </>
);

const documentsOf = (rules: readonly CitedRule[]): SourceId[] =>
  [...new Set(rules.map(({ source }) => source))].filter((source) => CITED_DOCUMENTS[source].where !== null);

const Sources = ({ cited }: { cited: readonly SourceId[] }) =>
  cited.length > 0 && (
    <ul className="sources" aria-label={t('explain.answer.sources')}>
      {cited.map((source, index) => (
        <Source key={source} source={source} number={index + 1} />
      ))}
    </ul>
  );

/** Rules with their documents, without a figure to explain. */
export const CitedRules = ({ rules }: { rules: readonly CitedRule[] }) => {
  const cited = documentsOf(rules);
  return (
    <div className="answer">
      <Rules rules={rules} cited={cited} />
      <Sources cited={cited} />
    </div>
  );
};

interface Props {
  steps: readonly Step[];
  /** the shop's market, for links into the portal */
  region: string;
  /** text about steps that are not loaded yet */
  note?: string | undefined;
}

/** An explanation: a figure, then its computation step by step, with rules, sources and their strength. */
export const AnswerView = ({ steps, region, note }: Props) => {
  const showStep = useShowStep(region);
  const [first, ...further] = steps;
  const saidLater = new Set(further.flatMap(({ rules }) => rules.map(({ says }) => says)));
  const firstRules = first?.rules.filter(({ says }) => !saidLater.has(says)) ?? [];
  const cited = documentsOf([...further.flatMap(({ rules }) => rules), ...firstRules]);
  return (
    <div className="answer">
      {first !== undefined && <Content {...showStep(first)} />}
      {note !== undefined && <p>{note}</p>}
      {further.length > 0 && (
        <ol className="why-steps" aria-label={t('explain.answer.steps')}>
          {further.map((step, index) => {
            const shown = showStep(step);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps are told in order, and one may be taken twice
              <li key={index}>
                <h4>{shown.title}</h4>
                <Content {...shown} />
                <Rules rules={step.rules} cited={cited} />
              </li>
            );
          })}
        </ol>
      )}
      <Rules rules={firstRules} cited={cited} />
      <Sources cited={cited} />
    </div>
  );
};
