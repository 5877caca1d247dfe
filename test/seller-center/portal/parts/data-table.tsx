import { ConfigProvider, Table, type TableProps } from '@arco-design/web-react';
import enUS from '@arco-design/web-react/es/locale/en-US';
import type { TableHTMLAttributes } from 'react';
import { useDouble } from '../state';
import { tablePrefix } from '../style';

const RealTable = (props: TableHTMLAttributes<HTMLTableElement>) => <table data-table-component="true" {...props} />;

/** A table of the portal's own component layer: the components' table with marks for its tests and its log. */
export const DataTable = <T,>(props: TableProps<T>) => {
  const { settings } = useDouble();
  return (
    <ConfigProvider locale={enUS} prefixCls={tablePrefix(settings.prefix)}>
      <div data-tid="m4b_table" className="theme-m4b-table">
        <Table<T> border={false} hover components={{ table: RealTable }} pagination={false} {...props} />
      </div>
    </ConfigProvider>
  );
};
