import type { ApprovalChance } from '#core/model/appeal-details';
import type { Assessment } from '#core/model/assessment';
import { explainChance } from '../../components/explain-follow-up';
import { formatChance, formatMany } from '../../components/format';
import { Why } from '../../components/why';
import { groundName } from '../../components/words';
import { FOLLOW_TEXT } from './follow-text';

const { chances: WORDS } = FOLLOW_TEXT;

const decided = ({ approved, rejected }: ApprovalChance): number => approved + rejected;

const List = ({ chances }: { chances: readonly ApprovalChance[] }) => (
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
          <Why about={name} answer={explainChance(it)} />
        </li>
      );
    })}
  </ul>
);

/** The chance of each ground: what is assumed, and what the shop's own tickets have made of it. */
export const Chances = ({ chances }: { chances: NonNullable<Assessment['appealDetails']>['chances'] }) => {
  if (chances.length === 0) return null;
  const own = chances.filter((it) => decided(it) > 0);
  const others = chances.filter((it) => decided(it) === 0);
  return (
    <>
      <h3>{WORDS.title}</h3>
      <p className="muted">{WORDS.says}</p>
      {own.length > 0 && <List chances={own} />}
      {others.length > 0 && (
        <details>
          <summary>{WORDS.more(formatMany(others.length, 'ground'))}</summary>
          <List chances={others} />
        </details>
      )}
    </>
  );
};
