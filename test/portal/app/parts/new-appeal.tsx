import { Button, Card, Form, Input, Radio, Select, Steps } from '@arco-design/web-react';
import { useState } from 'react';
import type { Metric } from '#core/model/metric';
import { US_METRICS } from '#test/fixtures/us-metrics';
import type { PortalProblem, PortalTicket } from '../data';
import { isMetricName, METRIC_NAMES } from '../metrics';
import { REASONS } from '../reasons';
import { useCaption, useDouble } from '../state';
import { DataTable } from './data-table';

/** How many orders the platform takes in one ticket. */
const LIMIT = 30;

/** Ids as they are typed or pasted, none for an empty box. */
const idsIn = (text: string): string[] => text.split(/[\s,]+/).filter((part) => part !== '');

const idOf = (metric: Metric, row: PortalProblem): string => (metric === 'IM_DSAT' ? row.chatId : row.orderId);

interface ReasonsProps {
  metric: Metric | null;
  reason: string | null;
  choose(reason: string): void;
}

/** What is offered depends on the metric. */
const Reasons = ({ metric, reason, choose }: ReasonsProps) => {
  const { settings } = useDouble();
  const offered = metric === null ? [] : REASONS[metric];
  if (settings.radios)
    return (
      <Radio.Group direction="vertical" {...(reason === null ? {} : { value: reason })} onChange={choose}>
        {offered.map((offer) => (
          <Radio key={offer} value={offer}>
            {offer}
          </Radio>
        ))}
      </Radio.Group>
    );
  return (
    <Select
      placeholder="Select"
      defaultPopupVisible={settings.expanded}
      {...(reason === null ? {} : { value: reason })}
      onChange={choose}
    >
      {offered.map((offer) => (
        <Select.Option key={offer} value={offer}>
          {offer}
        </Select.Option>
      ))}
    </Select>
  );
};

export interface NewAppealProps {
  metric: string | null;
  onSubmit(ticket: PortalTicket): void;
}

/** Submitting an appeal, for a person who tries the double: metric, reason, at most 30 orders, evidence. */
export const NewAppeal = ({ metric: asked, onSubmit }: NewAppealProps) => {
  const { data } = useDouble();
  const caption = useCaption();
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
        <Steps.Step title={caption('Select reason')} />
        <Steps.Step title="Select orders" />
        <Steps.Step title="Information and evidence" />
      </Steps>
      <Form layout="vertical" className="portal-form">
        <Form.Item label={caption('Metric')}>
          <Select
            placeholder="Select"
            {...(metric === null ? {} : { value: metric })}
            onChange={(value: Metric) => {
              setMetric(value);
              setReason(null);
              setKeys([]);
            }}
          >
            {US_METRICS.map((metric) => (
              <Select.Option key={metric} value={metric}>
                {caption(METRIC_NAMES[metric].name)}
              </Select.Option>
            ))}
          </Select>
        </Form.Item>
        <Form.Item label={caption('Appeal reason')}>
          <Reasons metric={metric} reason={reason} choose={setReason} />
        </Form.Item>
      </Form>
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
