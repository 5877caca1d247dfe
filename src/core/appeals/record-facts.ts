import type { Metric } from '#core/model/metric';
import type { Dossier } from '#core/score/dossier';

/** What a draft may tell of a record. */
export type FactName =
  | 'fulfillment'
  | 'express'
  | 'kind'
  | 'sample'
  | 'placedAt'
  | 'paidAt'
  | 'shippedAt'
  | 'deliverBy'
  | 'deliveredAt'
  | 'trackingId'
  | 'cancelledAt'
  | 'cancelledBy'
  | 'cancelReason'
  | 'firstStars'
  | 'stars'
  | 'requestedAt'
  | 'reason'
  | 'status'
  | 'approvedBy'
  | 'channel'
  | 'startedAt'
  | 'rating';

/** What a record may hold that is no time, no number and no text of the portal. */
export type FactWord =
  | 'yes'
  | 'tiktok'
  | 'seller'
  | 'buyer'
  | 'system'
  | 'platform'
  | 'seller-rule'
  | 'seller-timeout'
  | 'bot'
  | 'faq'
  | 'agent'
  | 'normal'
  | 'pre-order'
  | 'made-to-order'
  | 'back-order'
  | 'custom'
  | 'cancelled'
  | 'rejected';

/** One fact that is known, and how it is written: a time, as the portal printed it, as it is, by a word; or stars. */
export type RecordFact =
  | { told: FactName; kind: 'instant' | 'quote' | 'text'; value: string }
  | { told: FactName; kind: 'word'; value: FactWord }
  | { told: FactName; kind: 'stars'; value: number };

type Maybe<T> = T | null | undefined;
const known = (told: FactName, kind: 'instant' | 'quote' | 'text', value: Maybe<string>): RecordFact[] =>
  value == null ? [] : [{ told, kind, value }];
const word = (told: FactName, value: Maybe<FactWord>): RecordFact[] =>
  value == null ? [] : [{ told, kind: 'word', value }];
const stars = (told: FactName, value: Maybe<number>): RecordFact[] =>
  value == null ? [] : [{ told, kind: 'stars', value }];

const ofOrder = ({ order }: Dossier): RecordFact[] => [
  ...word('fulfillment', order?.fulfillment),
  ...word('express', order?.express === true ? 'yes' : null),
  ...word('kind', order?.kind),
];

const ofDelivery = ({ order }: Dossier): RecordFact[] => [
  ...known('placedAt', 'instant', order?.placedAt),
  ...known('shippedAt', 'instant', order?.shippedAt),
  ...known('deliverBy', 'instant', order?.deliverBy),
  ...known('deliveredAt', 'instant', order?.deliveredAt),
  ...known('trackingId', 'text', order?.trackingId),
];

const ofCancellation = ({ order }: Dossier): RecordFact[] => [
  ...known('cancelledAt', 'instant', order?.cancelledAt),
  ...word('cancelledBy', order?.cancelledBy),
  ...known('cancelReason', 'quote', order?.cancelReason),
];

const ofRequests = ({ cases }: Dossier): RecordFact[] =>
  cases.flatMap((it) => [
    ...known('requestedAt', 'instant', it.requestedAt),
    ...known('reason', 'quote', it.reason),
    ...word('status', it.status === 'cancelled' || it.status === 'rejected' ? it.status : null),
  ]);

/** What is known of a record and bears on a metric, in the order in which it is told. */
export const recordFacts = (metric: Metric, dossier: Dossier): RecordFact[] => {
  const { order, reviews, cases, chat } = dossier;
  switch (metric) {
    case 'OTDR':
      return [...ofOrder(dossier), ...ofDelivery(dossier), ...ofCancellation(dossier)];
    case 'SFCR':
      return [
        ...ofOrder(dossier),
        ...word('sample', order?.flags?.includes('sample') ? 'yes' : null),
        ...known('placedAt', 'instant', order?.placedAt),
        ...known('paidAt', 'instant', order?.paidAt),
        ...known('shippedAt', 'instant', order?.shippedAt),
        ...ofCancellation(dossier),
      ];
    case 'NRR':
      return [
        ...known('deliveredAt', 'instant', order?.deliveredAt),
        ...reviews.flatMap((it) => [
          ...stars('firstStars', it.firstStars),
          ...stars('stars', it.stars === it.firstStars ? null : it.stars),
        ]),
      ];
    case 'NBFR':
      return [
        ...ofRequests(dossier),
        ...known('deliveredAt', 'instant', order?.deliveredAt),
        ...known('trackingId', 'text', order?.trackingId),
      ];
    case 'AHT':
      return [...ofRequests(dossier), ...cases.flatMap((it) => word('approvedBy', it.approvedBy))];
    case 'IM_DSAT':
      return [
        ...known('startedAt', 'instant', chat?.startedAt),
        ...word('channel', chat?.channel),
        ...stars('rating', chat?.rating),
      ];
  }
};
