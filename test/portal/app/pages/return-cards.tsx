import type { PortalCase } from '../data';
import { Link } from '../parts/link';
import { useCaption } from '../state';

/** Manage returns in Card view: each request in a box of its own, with its captions beside what they name. */
export const ReturnCards = ({ cases }: { cases: readonly PortalCase[] }) => {
  const caption = useCaption();
  return (
    <div className="returnCards-q81LmZ">
      {cases.map((it) => (
        <section key={it.id} className="sc-returnCard portal-panel">
          <p>
            <span>
              {caption('Return Order ID')}: {it.id}
            </span>{' '}
            <span>{caption('Order ID')}</span>{' '}
            <Link href={`/order/detail?order_no=${it.orderId}&shop_region=US`}>{it.orderId}</Link>
          </p>
          <p>{it.line.name}</p>
          <dl>
            {(
              [
                ['Buyer Username', it.buyer.name],
                ['Time Requested', it.requested],
                ['Return Type', it.type],
                ['Return Reason', it.reason],
                ['Return Status', it.status],
                ['Buyer Note', it.buyer.note],
              ] as const
            ).map(([label, text]) => (
              <div key={label}>
                <dt>{caption(label)}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
};
