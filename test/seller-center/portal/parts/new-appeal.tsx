import { Button, Card, Input, Select, Steps } from '@arco-design/web-react';
import { useState } from 'react';
import { METRICS, type Metric } from '#core/model/metric';
import type { PortalProblem, PortalTicket } from '../data';
import { isMetricName, METRIC_NAMES } from '../metrics';
import { useDouble } from '../state';
import { DataTable } from './data-table';

/** How many orders the platform takes in one ticket. */
const LIMIT = 30;
const REASONS = [
  'Order is excluded from this metric',
  'Logistics issue beyond my control',
  "Buyer's fault",
  'Platform or system error',
] as const;

/** Ids as they are typed or pasted, none for an empty box. */
const idsIn = (text: string): string[] => text.split(/[\s,]+/).filter((it) => it !== '');

const idOf = (metric: Metric, row: PortalProblem): string => (metric === 'IM_DSAT' ? row.chatId : row.orderId);

export interface NewAppealProps {
  metric: string | null;
  onSubmit(ticket: PortalTicket): void;
}

/** Submitting an appeal, for a person who tries the double: metric, reason, at most 30 orders, evidence. */
export const NewAppeal = ({ metric: asked, onSubmit }: NewAppealProps) => {
  const { data } = useDouble();
  const [metric, setMetric] = useState<Metric | null>(isMetricName(asked) ? asked : null);
  const [reason, setReason] = useState<string | null>(null);
  const [keys, setKeys] = useState<string[]>([]);
  const [sought, setSought] = useState('');
  const [note, setNote] = useState('');
  const step = metric === null ? 1 : reason === null ? 2 : keys.length === 0 ? 3 : 4;
  const tooMany = keys.length > LIMIT;
  const all = metric === null ? [] : data.problems[metric];
  const ids = idsIn(sought);
  const rows = metric === null || ids.length === 0 ? all : all.filter((row) => ids.includes(idOf(metric, row)));
  return (
    <Card>
      <Steps current={step} style={{ marginBottom: 24 }}>
        <Steps.Step title="Select metric" />
        <Steps.Step title="Select reason" />
        <Steps.Step title="Select orders" />
        <Steps.Step title="Information and evidence" />
      </Steps>
      <div className="portal-form">
        <Select
          placeholder="Metric"
          {...(metric === null ? {} : { value: metric })}
          onChange={(value: Metric) => {
            setMetric(value);
            setKeys([]);
          }}
        >
          {METRICS.map((it) => (
            <Select.Option key={it} value={it}>
              {METRIC_NAMES[it].name}
            </Select.Option>
          ))}
        </Select>
        <Select
          placeholder="Appeal reason"
          {...(reason === null ? {} : { value: reason })}
          onChange={(value: string) => setReason(value)}
        >
          {REASONS.map((it) => (
            <Select.Option key={it} value={it}>
              {it}
            </Select.Option>
          ))}
        </Select>
      </div>
      {metric !== null && (
        <>
          <p className={tooMany ? 'portal-error' : 'text-neutral-text3'}>
            {keys.length} selected, at most {LIMIT} for one ticket
          </p>
          <Input.Search
            placeholder="Search by order ID, up to 100"
            value={sought}
            onChange={setSought}
            style={{ margin: '0 0 16px' }}
          />
          <DataTable<PortalProblem>
            rowKey="key"
            data={rows}
            scroll={{ y: 320 }}
            rowSelection={{
              type: 'checkbox',
              selectedRowKeys: keys,
              onChange: (selected) => setKeys(selected.map(String)),
            }}
            columns={[
              { title: metric === 'IM_DSAT' ? 'Chat' : 'Order', render: (_, row) => idOf(metric, row) },
              { title: 'Product', render: (_, row) => row.line?.name },
              { title: 'Reason on record', dataIndex: 'reason' },
              { title: 'Created', dataIndex: 'created' },
            ]}
          />
          <Input.TextArea placeholder="What happened" value={note} onChange={setNote} style={{ margin: '16px 0' }} />
        </>
      )}
      <Button
        type="primary"
        data-tid="m4b_button"
        disabled={metric === null || reason === null || keys.length === 0 || tooMany}
        onClick={() => {
          if (metric === null || reason === null) return;
          const chosen = all.filter((row) => keys.includes(row.key)).map((row) => idOf(metric, row));
          const id = `7399${String(data.tickets.length).padStart(3, '0')}4410999001`;
          onSubmit({ id, metric, reason, ids: chosen, submitted: data.now, status: 'Under review' });
        }}
      >
        Submit
      </Button>
    </Card>
  );
};
