import { Button, Input, Spin, Tabs } from '@arco-design/web-react';
import { useState } from 'react';
import type { PortalCase } from '../data';
import { DataTable } from '../parts/data-table';
import { OrderLink } from '../parts/link';
import { PageHeader } from '../parts/page-header';
import { Pager } from '../parts/pager';
import { useArrival, useRouter } from '../routing';
import { useCaption, useDouble } from '../state';
import { ReturnCards } from './return-cards';

const TABS = [
  ['all', 'All', (_: PortalCase) => true],
  ['awaiting', 'Awaiting Action', (portalCase: PortalCase) => portalCase.status === 'To process'],
  ['completed', 'Completed', (portalCase: PortalCase) => portalCase.status === 'Completed'],
] as const;

/** Manage returns, in List view or Card view. */
export const ReturnList = () => {
  const { data, settings } = useDouble();
  const { location, go } = useRouter();
  const caption = useCaption();
  const [tab, , isShown] = TABS.find(([key]) => key === location.query.get('tab')) ?? TABS[0];
  const [place, setPlace] = useState({ tab, page: 1, size: 20 });
  const { page, size } = place.tab === tab ? place : { page: 1, size: place.size };
  const arrived = useArrival(`returns ${tab} ${page} ${size}`, settings.lag);
  const cases = data.cases.filter(isShown);
  const shown = arrived ? cases.slice((page - 1) * size, page * size) : [];
  const columns: { title: string; render(request: PortalCase): React.ReactNode }[] = [
    { title: 'Return Order ID', render: (portalCase) => portalCase.id },
    {
      title: 'Order ID',
      render: (portalCase) => <OrderLink id={portalCase.orderId}>{portalCase.orderId}</OrderLink>,
    },
    { title: 'Product Name', render: (portalCase) => portalCase.line.name },
    { title: 'Buyer Username', render: (portalCase) => portalCase.buyer.name },
    { title: 'Return Type', render: (portalCase) => portalCase.type },
    { title: 'Time Requested', render: (portalCase) => portalCase.requested },
    { title: 'Return Reason', render: (portalCase) => portalCase.reason },
    { title: 'Return unit price', render: (portalCase) => portalCase.refund },
    { title: 'Return Status', render: (portalCase) => portalCase.status },
    { title: 'Buyer Note', render: (portalCase) => portalCase.buyer.note },
  ];
  return (
    <>
      <PageHeader title={caption('Manage returns')}>
        <Button data-tid="m4b_button">Export</Button>
      </PageHeader>
      <div className="portal-panel">
        <Tabs activeTab={tab} onChange={(key) => go(`/order/return?tab=${key}`)}>
          {TABS.map(([key, title]) => (
            <Tabs.TabPane key={key} title={caption(title)} />
          ))}
        </Tabs>
        <div className="portal-filters">
          <Input.Search placeholder="Order ID or return ID" data-tid="m4b_input_search" />
        </div>
        <Spin loading={!arrived} data-tid="m4b_loading" block>
          {settings.view === 'card' ? (
            <ReturnCards cases={shown} />
          ) : (
            <DataTable<PortalCase>
              rowKey="id"
              columns={columns.map(({ title, render }) => ({
                title: caption(title),
                width: 190,
                render: (_: unknown, portalCase: PortalCase) => render(portalCase),
              }))}
              data={shown}
              scroll={{ x: 1900 }}
              noDataElement={arrived ? 'No return requests' : ' '}
            />
          )}
        </Spin>
        <Pager
          total={cases.length}
          page={page}
          size={size}
          onChange={(next, nextSize) => setPlace({ tab, page: next, size: nextSize })}
        />
      </div>
    </>
  );
};
