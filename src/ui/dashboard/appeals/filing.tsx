import { useEffect, useRef } from 'react';
import type { Day } from '#core/model/day';
import type { PreparedTicket } from '#core/model/prepared-ticket';
import { t } from '#texts/translate';
import { Button } from '../../components/button';
import { InputField } from '../../components/field';
import { formatDay, formatInstant } from '../../components/format';
import { Notice } from '../../components/notice';
import type { ChangeTicket } from './use-ticket-edits';
import { useUserInput } from './user-input';

interface Props {
  ticket: PreparedTicket;
  /** expected day of a decision, once known */
  decisionOn: Day | null;
  change: ChangeTicket;
}

const Steps = ({ ticket, decisionOn, change }: Props) => {
  const { clock } = useUserInput();
  const { state, filedAt, ticketId } = ticket;
  if (state === 'dropped')
    return (
      <Notice tone="info" title={t('prepare.filing.isDropped')}>
        <div className="row">
          <Button onClick={() => change({ state: 'open' }, t('prepare.filing.takenUp'))}>
            {t('prepare.filing.again')}
          </Button>
        </div>
      </Notice>
    );
  const name = (
    <InputField
      label={t('prepare.filing.id')}
      inputMode="numeric"
      autoComplete="off"
      value={ticketId ?? ''}
      onChange={(value) => change({ ticketId: value.trim() || null })}
    />
  );
  if (state === 'filed')
    return (
      <Notice
        tone="info"
        title={filedAt === null ? t('prepare.filing.done') : t('prepare.filing.filed', { day: formatInstant(filedAt) })}
      >
        {decisionOn !== null && <p>{t('prepare.filing.decision', { day: formatDay(decisionOn) })}</p>}
        {name}
        <div className="row">
          <Button small onClick={() => change({ state: 'open', filedAt: null }, t('prepare.filing.unfiled'))}>
            {t('prepare.filing.unfile')}
          </Button>
        </div>
      </Notice>
    );
  return (
    <>
      <h3>{t('prepare.filing.title')}</h3>
      {name}
      <div className="row">
        <Button
          kind="primary"
          onClick={() => change({ state: 'filed', filedAt: clock().toISOString() }, t('prepare.filing.done'))}
        >
          {t('appeals.marks.kinds.filed')}
        </Button>
        <Button onClick={() => change({ state: 'dropped' }, t('prepare.filing.dropped'))}>
          {t('prepare.filing.drop')}
        </Button>
      </div>
    </>
  );
};

/** States of a ticket that the seller sets by hand, each reversible. Focus stays here after a step. */
export const Filing = (props: Props) => {
  const { state } = props.ticket;
  const before = useRef(state);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (before.current !== state) place.current?.focus();
    before.current = state;
  }, [state]);
  return (
    <div className="filing" ref={place} tabIndex={-1}>
      <Steps {...props} />
    </div>
  );
};
