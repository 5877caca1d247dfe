import { Spin, Tabs } from '@arco-design/web-react';
import type { PortalProduct } from '../data';
import { DataTable } from '../parts/data-table';
import { Link } from '../parts/link';
import { PageHeader } from '../parts/page-header';
import { useArrival } from '../routing';
import { useCaption, useDouble } from '../state';

/** Manage products. */
export const ProductList = () => {
  const { data, settings } = useDouble();
  const caption = useCaption();
  const arrived = useArrival('products', settings.lag);
  const columns: { title: string; render(product: PortalProduct): React.ReactNode }[] = [
    {
      title: 'Product',
      render: (portalProduct) => (
        <div className="portal-item">
          <span className="portal-thumb" aria-hidden />
          <div>
            {settings.bare ? (
              <p>{portalProduct.name}</p>
            ) : (
              <Link href={`/product/edit/${portalProduct.id}`}>{portalProduct.name}</Link>
            )}
            <p>ID: {portalProduct.id}</p>
          </div>
        </div>
      ),
    },
    { title: 'Status', render: (portalProduct) => portalProduct.status },
    { title: 'Price', render: (portalProduct) => portalProduct.price },
    {
      title: 'Stock',
      render: (portalProduct) => (
        <>
          <span>{portalProduct.stock}</span>
          {portalProduct.stock === '0' && <p className="portal-error">Out of stock</p>}
        </>
      ),
    },
    { title: 'Performance', render: () => '--' },
  ];
  return (
    <>
      <PageHeader title="Manage products" />
      <div className="portal-panel">
        <Tabs activeTab="all">
          <Tabs.TabPane key="all" title="All" />
          <Tabs.TabPane key="active" title="Active" />
        </Tabs>
        <Spin loading={!arrived} data-tid="m4b_loading" block>
          <DataTable<PortalProduct>
            rowKey="id"
            columns={columns.map(({ title, render }) => ({
              title: caption(title),
              render: (_: unknown, portalProduct: PortalProduct) => render(portalProduct),
            }))}
            data={arrived ? data.products : []}
            noDataElement={arrived ? 'No products' : ' '}
          />
        </Spin>
      </div>
    </>
  );
};
