import type { AppealMark } from '#core/model/appeal-mark';
import { problemKey } from '#core/model/problem';
import { formatCount, formatInstant, formatMany } from '../../components/format';
import { SubjectLink } from '../../components/links';
import { DataTable, Pager, usePaged } from '../../components/table';
import { groundName, METRIC_NAMES } from '../../components/words';
import { isMarked, withoutMark } from './marks';
import { TEXT } from './text';
import { useUserInput } from './user-input';

const { marks: WORDS } = TEXT;

const saysOf = ({ excluded, attempts, filedAt, answers }: AppealMark): string =>
  [
    ...(excluded ? [WORDS.says.excluded] : []),
    ...(attempts > 0 ? [WORDS.says.attempts(formatMany(attempts, 'time'))] : []),
    ...(filedAt !== null ? [WORDS.says.filed(formatInstant(filedAt))] : []),
    ...answers.map((it) => WORDS.says.answer(groundName(it.ground), it.holds ? TEXT.lookedUp.yes : TEXT.lookedUp.no)),
  ].join('; ');

/** All that the seller has said of single orders, newest first; each can be taken back at any time. */
export const MarksList = ({ region, marks }: { region: string; marks: readonly AppealMark[] }) => {
  const said = marks.filter(isMarked).sort((a, b) => ((a.readAt ?? '') > (b.readAt ?? '') ? -1 : 1));
  const { rows, pager } = usePaged(said, 10);
  const { save: say } = useUserInput();
  if (said.length === 0) return null;
  const title = WORDS.title(formatCount(said.length));
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
        {rows.map((it) => {
          const name = it.orderId ?? it.caseId ?? it.chatId ?? '';
          return (
            <tr key={problemKey(it)}>
              <th scope="row">
                <SubjectLink region={region} subject={it} />
              </th>
              <td className="wide">{METRIC_NAMES[it.metric]}</td>
              <td>{saysOf(it)}</td>
              <td className="number">
                <button
                  type="button"
                  className="button small"
                  onClick={() => say({ appealMarks: [withoutMark(it)] }, WORDS.done.back(name))}
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
