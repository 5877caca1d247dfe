import type { ApprovalChance } from '#core/model/appeal-details';
import type { Assessment } from '#core/model/assessment';
import { formatChance, formatMany } from '../../components/format';
import { groundName } from '../../components/words';
import { Why } from '../../explain/why';
import { FOLLOW_TEXT } from './follow-text';

const { chances: WORDS } = FOLLOW_TEXT;

const decided = ({ approved, rejected }: ApprovalChance): number => approved + rejected;

interface Props {
  assessment: Assessment;
  chances: readonly ApprovalChance[];
}

const List = ({ assessment, chances }: Props) => (
  <ul className="chances">
    {chances.map((it) => {
      const { ground, prior, approved, probability } = it;
      const name = groundName(ground);
      return (
        <li key={ground}>
          {name}:{' '}
          {decided(it) === 0
            ? WORDS.none(formatChance(prior))
            : WORDS.some(formatChance(prior), approved, decided(it), formatChance(probability))}{' '}
          <Why about={name} assessment={assessment} question={{ kind: 'chance', chance: it }} />
        </li>
      );
    })}
  </ul>
);

/** The chance of each ground: what is assumed, and what the shop's own tickets have made of it. */
export const Chances = ({ assessment, chances }: Props) => {
  if (chances.length === 0) return null;
  const own = chances.filter((it) => decided(it) > 0);
  const others = chances.filter((it) => decided(it) === 0);
  return (
    <>
      <h3>{WORDS.title}</h3>
      <p className="muted">{WORDS.says}</p>
      {own.length > 0 && <List assessment={assessment} chances={own} />}
      {others.length > 0 && (
        <details>
          <summary>{WORDS.more(formatMany(others.length, 'ground'))}</summary>
          <List assessment={assessment} chances={others} />
        </details>
      )}
    </>
  );
};
