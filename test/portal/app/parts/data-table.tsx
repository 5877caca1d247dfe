import { ConfigProvider, Table, type TableProps } from '@arco-design/web-react';
import enUS from '@arco-design/web-react/es/locale/en-US';
import type { TableHTMLAttributes } from 'react';
import type { TableLayout } from '../data';
import { useDouble } from '../state';
import { tablePrefix } from '../style';

const RealTable = (props: TableHTMLAttributes<HTMLTableElement>) => <table data-table-component="true" {...props} />;

/** So low that a page of orders is many times as long as what is in sight. */
const HEIGHT = 480;
const layoutOf = <T,>(table: TableLayout, props: TableProps<T>): TableProps<T> => {
  if (table === 'plain') return props;
  const scroll = { ...props.scroll, y: HEIGHT };
  // Only long lists are virtual by default; here all are.
  return table === 'fixed'
    ? { ...props, scroll }
    : { ...props, scroll, virtualized: true, virtualListProps: { threshold: 1 } };
};

/** A table of the portal's own component layer: the components' table with marks for its tests and its log. */
export const DataTable = <T,>(props: TableProps<T>) => {
  const { settings } = useDouble();
  return (
    <ConfigProvider locale={enUS} prefixCls={tablePrefix(settings.prefix)}>
      <div data-tid="m4b_table" className="theme-m4b-table">
        <Table<T>
          border={false}
          hover
          components={{ table: RealTable }}
          pagination={false}
          {...layoutOf(settings.table, props)}
        />
      </div>
    </ConfigProvider>
  );
};
