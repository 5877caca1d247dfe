import type { PortalLine, PortalOrder } from '../data';

const Item = ({ line }: { line: PortalLine }) => (
  <>
    <span className="portal-thumb" aria-hidden />
    <div className="text-p4-regular">
      <div className="line-clamp-2 text-gray-1">{line.name}</div>
      <div className="text-neutral-text3">{line.variation}</div>
      <div className="text-neutral-text3">Seller SKU: {line.sellerSku}</div>
      <div className="text-neutral-text3">SKU ID: {line.skuId}</div>
    </div>
    <span className="portal-quantity">× {line.quantity}</span>
  </>
);

/** What was ordered. Without the portal's marks nothing but its texts tells one item from the next. */
export const OrderItems = ({ lines, bare }: { lines: PortalOrder['lines']; bare: boolean }) => (
  <div className="portal-items">
    {lines.map((line) => (
      <div key={line.skuId} className="portal-item" {...(bare ? {} : { 'data-log_click_for': 'cell_product' })}>
        <Item line={line} />
      </div>
    ))}
  </div>
);
