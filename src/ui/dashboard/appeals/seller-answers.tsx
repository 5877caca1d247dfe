import type { UndecidedProblem } from '#core/model/appeal-details';
import type { AppealMark } from '#core/model/appeal-mark';
import { problemKey } from '#core/model/problem';
import { groundOf } from '#core/policy/grounds';
import { groundName } from '../../components/words';
import { withAnswer } from './marks';
import { TEXT } from './text';
import { useUserInput } from './user-input';

const { lookedUp: WORDS } = TEXT;

interface Props {
  undecided: UndecidedProblem;
  name: string;
  marks: readonly AppealMark[];
}

/**
 * Where no page that is read tells a fact, the seller may say what they saw there: for each ground that it would decide, yes
 * or no. It counts as their word, and is marked so wherever it is shown.
 */
export const SellerAnswers = ({ undecided, name, marks }: Props) => {
  const { save: say } = useUserInput();
  const mark = marks.find((it) => problemKey(it) === problemKey(undecided));
  const answer = (ground: string, holds: boolean) =>
    say(
      { appealMarks: [withAnswer(undecided, ground, holds, marks)] },
      WORDS.done(name, groundName(ground), holds ? WORDS.yes : WORDS.no),
    );
  return (
    <details>
      <summary>
        {WORDS.title}
        <span className="hidden-text"> {name}</span>
      </summary>
      <p className="muted">{WORDS.says}</p>
      <ul className="answers">
        {undecided.grounds.map((ground) => {
          const said = mark?.answers.find((it) => it.ground === ground)?.holds;
          return (
            <li key={ground} className="row">
              <span>
                {groundName(ground)} <span className="muted under">{groundOf(ground)?.fact}</span>
              </span>
              {[true, false].map((holds) => (
                <button
                  key={String(holds)}
                  type="button"
                  className="button small"
                  aria-pressed={said === holds}
                  onClick={() => answer(ground, holds)}
                >
                  {holds ? WORDS.yes : WORDS.no}
                  <span className="hidden-text"> {WORDS.about(groundName(ground), name)}</span>
                </button>
              ))}
            </li>
          );
        })}
      </ul>
    </details>
  );
};
