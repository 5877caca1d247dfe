import type { AppealMark } from '#core/model/appeal-mark';
import { problemKey } from '#core/model/problem';
import { formatCount, formatInstant, formatMany } from '../../components/format';
import { SubjectLink, shownId } from '../../components/links';
import { DataTable, Pager, usePaged } from '../../components/table';
import { groundName, METRIC_NAMES } from '../../components/words';
import { isMarked, withoutMark } from './marks';
import { APPEALS_TEXT } from './text';
import { useUserInput } from './user-input';

const { marks: WORDS } = APPEALS_TEXT;

const ROWS_SHOWN = 10;

const markText = ({ excluded, attempts, filedAt, answers }: AppealMark): string =>
  [
    ...(excluded ? [WORDS.says.excluded] : []),
    ...(attempts > 0 ? [WORDS.says.attempts(formatMany(attempts, 'time'))] : []),
    ...(filedAt !== null ? [WORDS.says.filed(formatInstant(filedAt))] : []),
    ...answers.map(({ ground, holds }) =>
      WORDS.says.answer(groundName(ground), holds ? APPEALS_TEXT.sellerAnswer.yes : APPEALS_TEXT.sellerAnswer.no),
    ),
  ].join('; ');

/** All marks of the seller, newest first; each can be taken back at any time. */
export const MarksList = ({ region, marks }: { region: string; marks: readonly AppealMark[] }) => {
  const marked = marks.filter(isMarked).sort((a, b) => ((a.readAt ?? '') > (b.readAt ?? '') ? -1 : 1));
  const { rows, pager } = usePaged(marked, ROWS_SHOWN);
  const { save } = useUserInput();
  if (marked.length === 0) return null;
  const title = WORDS.title(formatCount(marked.length));
  const { columns } = WORDS;
  return (
    <details className="marks">
      <summary>{title}</summary>
      <DataTable
        caption={title}
        columns={[
          { name: columns.order },
          { name: columns.metric, wide: true },
          { name: columns.says },
          { name: columns.back, onlyHeard: true },
        ]}
      >
        {rows.map((mark) => {
          const name = shownId(mark);
          return (
            <tr key={problemKey(mark)}>
              <th scope="row">
                <SubjectLink region={region} subject={mark} />
              </th>
              <td className="wide">{METRIC_NAMES[mark.metric]}</td>
              <td>{markText(mark)}</td>
              <td className="number">
                <button
                  type="button"
                  className="button small"
                  onClick={() => save({ appealMarks: [withoutMark(mark)] }, WORDS.done.back(name))}
                >
                  {WORDS.back}
                  <span className="hidden-text"> {name}</span>
                </button>
              </td>
            </tr>
          );
        })}
      </DataTable>
      <Pager of={title} pager={pager} />
    </details>
  );
};
