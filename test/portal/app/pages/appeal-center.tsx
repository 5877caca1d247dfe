import { Button, Drawer, Spin } from '@arco-design/web-react';
import { useState } from 'react';
import type { PortalTicket } from '../data';
import { APPEAL_PATH, METRIC_NAMES, SCORE_PATH } from '../metrics';
import { DataTable } from '../parts/data-table';
import { NewAppeal } from '../parts/new-appeal';
import { PageHeader } from '../parts/page-header';
import { Pager } from '../parts/pager';
import { useArrival, useRouter } from '../routing';
import { useCaption, useDouble } from '../state';

export const AppealCenter = ({ onTicket }: { onTicket(ticket: PortalTicket): void }) => {
  const { data, settings } = useDouble();
  const { location, go } = useRouter();
  const caption = useCaption();
  const [place, setPlace] = useState({ page: 1, size: 20 });
  const [open, setOpen] = useState<PortalTicket | null>(null);
  const arrived = useArrival(`appeals ${place.page} ${place.size}`, settings.lag);
  const trail = [
    ['Account health', '/health-center'],
    ['Shop Performance', SCORE_PATH],
  ] as const;
  if (location.query.has('new'))
    return (
      <>
        <PageHeader title={caption('Submit new appeal')} trail={[...trail, ['Appeal Center', APPEAL_PATH]]} />
        <NewAppeal
          metric={location.query.get('metric')}
          onSubmit={(ticket) => {
            onTicket(ticket);
            go(APPEAL_PATH);
          }}
        />
      </>
    );
  const columns = [
    { title: caption('Ticket ID'), dataIndex: 'id' as const },
    {
      title: caption('Metric'),
      render: (_: unknown, portalTicket: PortalTicket) => caption(METRIC_NAMES[portalTicket.metric].name),
    },
    { title: caption('Appeal reason'), dataIndex: 'reason' as const },
    {
      title: caption('Orders'),
      render: (_: unknown, portalTicket: PortalTicket) => portalTicket.ids.map((id) => <div key={id}>{id}</div>),
    },
    { title: caption('Submitted time'), dataIndex: 'submitted' as const },
    { title: caption('Status'), dataIndex: 'status' as const },
    {
      title: caption('Action'),
      render: (_: unknown, portalTicket: PortalTicket) => (
        <Button type="text" size="small" data-tid="m4b_button" onClick={() => setOpen(portalTicket)}>
          Detail
        </Button>
      ),
    },
  ];
  const { page, size } = place;
  return (
    <>
      <PageHeader title={caption('Appeal Center')} trail={trail}>
        <Button type="primary" data-tid="m4b_button" onClick={() => go(`${APPEAL_PATH}?new=1`)}>
          {caption('Submit new appeal')}
        </Button>
      </PageHeader>
      <div className="portal-panel">
        <Spin loading={!arrived} data-tid="m4b_loading" block>
          <DataTable
            rowKey="id"
            columns={columns}
            data={arrived ? data.tickets.slice((page - 1) * size, page * size) : []}
            noDataElement={arrived ? 'No appeal tickets' : ' '}
          />
        </Spin>
        <Pager
          total={data.tickets.length}
          page={page}
          size={size}
          onChange={(next, nextSize) => setPlace({ page: next, size: nextSize })}
        />
      </div>
      <Drawer width={420} title="Appeal ticket" visible={open !== null} footer={null} onCancel={() => setOpen(null)}>
        {open !== null && (
          <dl className="portal-ticket">
            <dt>Ticket ID</dt>
            <dd>{open.id}</dd>
            <dt>Status</dt>
            <dd>{open.status}</dd>
            <dt>Appeal reason</dt>
            <dd>{open.reason}</dd>
          </dl>
        )}
      </Drawer>
    </>
  );
};
