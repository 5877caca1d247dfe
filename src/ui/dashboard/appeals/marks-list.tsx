import type { AppealMark } from '#core/model/appeal-mark';
import { problemKey } from '#core/model/problem';
import { t } from '#texts/translate';
import { Button } from '../../components/button';
import { formatCount, formatInstant, formatMany, formatParts } from '../../components/format';
import { SubjectLink, shownId } from '../../components/links';
import { DataTable, Pager, usePaged } from '../../components/table';
import { groundName } from '../../components/words';
import { clearMark, isMarked } from './marks';
import { useUserInput } from './user-input';

const ROWS_SHOWN = 10;

const markText = ({ excluded, attempts, filedAt, answers }: AppealMark): string =>
  formatParts([
    ...(excluded ? [t('appeals.marks.says.excluded')] : []),
    ...(attempts > 0 ? [t('appeals.marks.says.attempts', { many: formatMany(attempts, 'time') })] : []),
    ...(filedAt !== null ? [t('appeals.marks.says.filed', { day: formatInstant(filedAt) })] : []),
    ...answers.map(({ ground, holds }) =>
      t('appeals.marks.says.answer', {
        ground: groundName(ground),
        answer: holds ? t('appeals.sellerAnswer.yes') : t('appeals.sellerAnswer.no'),
      }),
    ),
  ]);

/** The seller's marks, newest first, each of which can be removed. */
export const MarksList = ({ region, marks }: { region: string; marks: readonly AppealMark[] }) => {
  const marked = marks.filter(isMarked).sort((a, b) => ((a.readAt ?? '') > (b.readAt ?? '') ? -1 : 1));
  const { rows, pager } = usePaged(marked, ROWS_SHOWN);
  const { save } = useUserInput();
  if (marked.length === 0) return null;
  const title = t('appeals.marks.title', { count: formatCount(marked.length) });
  return (
    <details className="marks">
      <summary>{title}</summary>
      <DataTable
        caption={title}
        columns={[
          { name: t('components.subject.order') },
          { name: t('words.metric'), wide: true },
          { name: t('appeals.marks.columns.says') },
          { name: t('words.undo'), onlyHeard: true },
        ]}
      >
        {rows.map((mark) => {
          const name = shownId(mark);
          return (
            <tr key={problemKey(mark)}>
              <th scope="row">
                <SubjectLink region={region} subject={mark} />
              </th>
              <td className="wide">{t(`words.metrics.${mark.metric}`)}</td>
              <td>{markText(mark)}</td>
              <td className="number">
                <Button
                  small
                  about={name}
                  onClick={() => save({ appealMarks: [clearMark(mark)] }, t('appeals.marks.done.back', { many: name }))}
                >
                  {t('appeals.marks.back')}
                </Button>
              </td>
            </tr>
          );
        })}
      </DataTable>
      <Pager of={title} pager={pager} />
    </details>
  );
};
