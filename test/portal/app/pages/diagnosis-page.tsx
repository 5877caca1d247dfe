import { Button, Card, Rate, Spin } from '@arco-design/web-react';
import { useState } from 'react';
import type { Metric } from '#core/model/metric';
import type { PortalMetric, PortalProblem } from '../data';
import { writeNumber } from '../languages';
import { kinTitle } from '../markets';
import { APPEAL_PATH, METRIC_NAMES, metricTitle, SCORE_PATH } from '../metrics';
import { DataTable } from '../parts/data-table';
import { OrderLink } from '../parts/link';
import { PageHeader } from '../parts/page-header';
import { Pager } from '../parts/pager';
import { useArrival, useRouter } from '../routing';
import { useCaption, useDouble } from '../state';

interface Column {
  title: string;
  cell(row: PortalProblem): React.ReactNode;
}

const ORDER_ID: Column = {
  title: 'Order ID',
  cell: (row) => (
    <OrderLink id={row.orderId} data-log_main_order_id={row.orderId}>
      {row.orderId}
    </OrderLink>
  ),
};
const PRODUCT: Column[] = [
  { title: 'Product ID', cell: (row) => row.line?.productId },
  { title: 'Product name', cell: (row) => <span className="line-clamp-2">{row.line?.name}</span> },
  { title: 'SKU ID', cell: (row) => row.line?.skuId },
];
const CREATED: Column = { title: 'Order create time', cell: (row) => row.created };
const DELIVERED: Column = { title: 'Deliver time', cell: (row) => row.delivered };
const rating = (title: string, stars: boolean): Column => ({
  title,
  cell: (row) => (stars ? <Rate readonly value={row.rating ?? 0} /> : row.rating),
});

const columnsOf = (metric: Metric, stars: boolean): Column[] => {
  switch (metric) {
    case 'NRR':
      return [ORDER_ID, ...PRODUCT, CREATED, DELIVERED, rating('User review rating', stars)];
    case 'NBFR':
      return [ORDER_ID, ...PRODUCT, CREATED, DELIVERED, { title: 'Return refund reason', cell: (row) => row.reason }];
    case 'SFCR':
      return [ORDER_ID, ...PRODUCT, CREATED, { title: 'Cancellation reasons', cell: (row) => row.reason }];
    case 'OTDR':
      return [
        ORDER_ID,
        ...PRODUCT,
        CREATED,
        { title: 'Expect deliver time', cell: (row) => row.expected },
        { title: 'Actual deliver time', cell: (row) => row.delivered },
      ];
    case 'AHT':
      return [
        ORDER_ID,
        { title: 'Return order ID', cell: (row) => row.returnId },
        { title: 'Aftersales type name', cell: (row) => row.caseType },
        { title: 'Approve duration hours', cell: (row) => row.approveHours },
        { title: 'Inspect duration hours', cell: (row) => row.inspectHours },
        { title: 'Total handle duration hours', cell: (row) => row.totalHours },
        { title: 'Review count', cell: (row) => row.rounds },
      ];
    case 'IM_DSAT':
      return [
        { title: 'Chat record ID', cell: (row) => row.chatId },
        { title: 'Customer name', cell: (row) => row.buyer },
        rating('Customer rating', stars),
        { title: 'Rating reasons', cell: (row) => row.reason },
        { title: 'First reply time', cell: (row) => row.replied },
      ];
    case 'LDR':
      return [ORDER_ID, ...PRODUCT, CREATED];
    case 'RR24':
      return [
        { title: 'Chat record ID', cell: (row) => row.chatId },
        { title: 'First reply time', cell: (row) => row.replied },
      ];
  }
};

const Figures = ({ figures }: { figures: readonly (readonly [label: string, value: string])[] }) => {
  const caption = useCaption();
  return (
    <div className="portal-figures">
      {figures.map(([label, value]) => (
        <div key={label}>
          <div className="text-neutral-text3">{caption(label)}</div>
          <b>{value}</b>
        </div>
      ))}
    </div>
  );
};

const figuresOf = (metric: Metric, printed: PortalMetric) =>
  [
    [METRIC_NAMES[metric].name, printed.value],
    ['Metric score', printed.score],
    ['Excellent', printed.excellent],
    ['Poor', printed.poor],
    ['Numerator', printed.numerator],
    ['Denominator', printed.denominator],
  ] as const;

/** In Brazil: the benchmarks of 1 and of 4 points, and, only for a metric below 4, what was counted. */
export const BrazilDiagnosis = ({ metric }: { metric: Metric }) => {
  const { data, settings } = useDouble();
  const caption = useCaption();
  const arrived = useArrival(`diagnosis ${metric}`, settings.lag);
  const { value, excellent, poor, isBelow } = data.score.kin[metric]!;
  const write = (printed: string) => writeNumber(settings.language, printed);
  const name = kinTitle('BR', metric);
  const columns = columnsOf(metric, settings.stars).map((column) => ({
    title: caption(column.title),
    render: (_: unknown, row: PortalProblem) => column.cell(row),
  }));
  return (
    <>
      <PageHeader title={caption(name)} trail={[[caption('Shop Performance'), SCORE_PATH]]} />
      <Card>
        <Figures figures={[[name, write(value)]]} />
        <h2>{caption('Status of the metrics')}</h2>
        <Figures
          figures={[
            ['1 point', write(poor)],
            ['4 points', write(excellent)],
          ]}
        />
      </Card>
      {isBelow && (
        <div className="portal-panel">
          <h2>{caption('Causes and problems')}</h2>
          <Spin loading={!arrived} data-tid="m4b_loading" block>
            <DataTable rowKey="key" columns={columns} data={arrived ? data.problems[metric].slice(0, 50) : []} />
          </Spin>
        </div>
      )}
    </>
  );
};

export const DiagnosisPage = ({ metric }: { metric: Metric }) => {
  const { data, settings } = useDouble();
  const { go } = useRouter();
  const caption = useCaption();
  const [place, setPlace] = useState({ metric, page: 1, size: 50 });
  const { page, size } = place.metric === metric ? place : { page: 1, size: place.size };
  const arrived = useArrival(`diagnosis ${metric} ${page} ${size}`, settings.lag);
  const rows = data.problems[metric];
  const columns = columnsOf(metric, settings.stars).map((column) => ({
    title: caption(column.title),
    render: (_: unknown, row: PortalProblem) => column.cell(row),
  }));
  const trail = [
    ['Account health', '/health-center'],
    ['Shop Performance', SCORE_PATH],
  ] as const;
  return (
    <>
      <PageHeader title={metricTitle(metric)} trail={trail} />
      <Card>
        <Figures figures={figuresOf(metric, data.score.metrics[metric])} />
      </Card>
      <div className="portal-panel">
        <div className="portal-panel-head">
          <h2>{metric === 'IM_DSAT' ? 'Problem Chat Details' : 'Problem Order Details'}</h2>
          <span className="text-neutral-text3">Score for {data.score.day}</span>
          <Button data-tid="m4b_button" onClick={() => go(`${APPEAL_PATH}?new=1&metric=${metric}`)}>
            Appeal Orders
          </Button>
        </div>
        <Spin loading={!arrived} data-tid="m4b_loading" block>
          <DataTable
            rowKey="key"
            columns={columns}
            data={arrived ? rows.slice((page - 1) * size, page * size) : []}
            noDataElement={arrived ? 'No data' : ' '}
          />
        </Spin>
        <Pager
          total={rows.length}
          page={page}
          size={size}
          onChange={(next, nextSize) => setPlace({ metric, page: next, size: nextSize })}
        />
      </div>
    </>
  );
};
