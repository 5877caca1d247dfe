import type { PortalCase } from '../data';
import { OrderLink } from '../parts/link';
import { useCaption } from '../state';

/** Manage returns in Card view: each request in a box of its own, with its captions beside what they name. */
export const ReturnCards = ({ cases }: { cases: readonly PortalCase[] }) => {
  const caption = useCaption();
  return (
    <div className="returnCards-q81LmZ">
      {cases.map((request) => (
        <section key={request.id} className="sc-returnCard portal-panel">
          <p>
            <span>
              {caption('Return Order ID')}: {request.id}
            </span>{' '}
            <span>{caption('Order ID')}</span> <OrderLink id={request.orderId}>{request.orderId}</OrderLink>
          </p>
          <p>{request.line.name}</p>
          <dl>
            {(
              [
                ['Buyer Username', request.buyer.name],
                ['Time Requested', request.requested],
                ['Return Type', request.type],
                ['Return Reason', request.reason],
                ['Return Status', request.status],
                ['Buyer Note', request.buyer.note],
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
