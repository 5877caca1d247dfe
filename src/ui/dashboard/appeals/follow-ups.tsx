import type { FollowUp } from '#core/model/appeal-details';
import type { Assessment } from '#core/model/assessment';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import { formatCount, formatDay, formatMany, formatPoints } from '../../components/format';
import { OutLink } from '../../components/links';
import { Notice } from '../../components/notice';
import { portalLink } from '../../components/portal';
import { DataTable, NumberCell, Pager, usePaged } from '../../components/table';
import { groundName, METRIC_NAMES } from '../../components/words';
import { WhyRow } from '../../explain/why';
import { Card } from '../card';
import { Chances } from './chances';
import { Dropped } from './dropped';
import { FOLLOW_TEXT as WORDS } from './follow-text';
import { PortalReasons } from './portal-reasons';
import { preparedAnchor } from './prepared-tickets';

const titleOf = ({ ground }: FollowUp): string => (ground === null ? WORDS.unknownGround : groundName(ground));
const keyOf = (it: FollowUp): string => it.preparedId ?? it.ticketIds.join('+');

const decisionOf = ({ decidedOn, decisionOn }: FollowUp): string =>
  decidedOn !== null
    ? WORDS.decidedOn(formatDay(decidedOn))
    : decisionOn === null
      ? ''
      : WORDS.expectedBy(formatDay(decisionOn));

const Row = ({ assessment, row }: { assessment: Assessment; row: FollowUp }) => {
  const { metric, state, preparedId, ticketIds, submittedOn, asked, filed } = row;
  const { name, tone } = WORDS.states[state];
  const isDecided = state === 'approved' || state === 'mixed' || state === 'rejected';
  return (
    <WhyRow about={titleOf(row)} assessment={assessment} question={{ kind: 'follow-up', followUp: row }} columns={8}>
      <th scope="row">
        {preparedId === null ? (
          titleOf(row)
        ) : (
          <a href={`#${preparedAnchor({ id: encodeURIComponent(preparedId) })}`}>{titleOf(row)}</a>
        )}{' '}
        <span className="muted under">
          {metric === null ? WORDS.anyMetric : METRIC_NAMES[metric]}
          {ticketIds.length > 0 && ` · ${ticketIds.join(', ')}`}
        </span>
      </th>
      <td>
        <span className={`tag ${tone}`}>{name}</span> {row.overdue && <span className="tag bad">{WORDS.overdue}</span>}
      </td>
      <td className="number wide">
        {ticketIds.length > 0 && filed < asked
          ? WORDS.size(formatCount(filed), formatCount(asked))
          : formatCount(asked)}
      </td>
      <td className="number wide">{submittedOn === null ? WORDS.notYet : formatDay(submittedOn)}</td>
      <td className="number wide">{decisionOf(row)}</td>
      <NumberCell value={row.expected} wide>
        {formatPoints(row.expected)}
      </NumberCell>
      {isDecided ? (
        <NumberCell value={state === 'rejected' ? 0 : row.actual} wide>
          {formatPoints(state === 'rejected' ? 0 : row.actual)}
        </NumberCell>
      ) : (
        <td className="wide" />
      )}
    </WhyRow>
  );
};

const Overdue = ({ region, rows }: { region: string; rows: readonly FollowUp[] }) =>
  rows.length > 0 && (
    <Notice tone="warn" title={WORDS.overdueTitle(formatMany(rows.length, 'ticket'))}>
      <p>
        {WORDS.overdueSays} <OutLink href={portalLink(region, 'score')}>{WORDS.center}</OutLink>
      </p>
    </Notice>
  );

interface Props {
  title: string;
  assessment: Assessment;
  prepared: readonly PreparedTicket[];
}

/** What became of every ticket; those overdue come first. */
export const FollowUps = ({ title, assessment, prepared }: Props) => {
  const { followUps = [], chances = [], reasons = [] } = assessment.appealDetails ?? {};
  const overdue = followUps.filter((it) => it.overdue);
  const { rows, pager } = usePaged([...overdue, ...followUps.filter((it) => !it.overdue)], 10);
  const { columns } = WORDS;
  return (
    <Card anchor="follow-up" title={title} says={WORDS.says}>
      <Overdue region={assessment.region} rows={overdue} />
      {followUps.length === 0 && <p>{WORDS.none}</p>}
      {followUps.length > 0 && (
        <DataTable
          caption={title}
          columns={[
            { name: columns.ticket },
            { name: columns.state },
            { name: columns.size, number: true, wide: true },
            { name: columns.filed, number: true, wide: true },
            { name: columns.decision, number: true, wide: true },
            { name: columns.expected, number: true, wide: true },
            { name: columns.actual, number: true, wide: true },
            { name: columns.why, onlyHeard: true },
          ]}
        >
          {rows.map((row) => (
            <Row key={keyOf(row)} assessment={assessment} row={row} />
          ))}
        </DataTable>
      )}
      <Pager of={title} pager={pager} />
      <Dropped prepared={prepared} />
      <Chances assessment={assessment} chances={chances} />
      <PortalReasons reasons={reasons} />
    </Card>
  );
};
