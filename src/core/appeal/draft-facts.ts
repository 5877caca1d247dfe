import type { Metric } from '#core/model/metric';
import type { Dossier } from '#core/score/dossier';

/** What a draft may tell of a record. */
export type Told =
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

/** One fact that is known, and how it is written: a time, as the portal printed it, as it is, by a word; or stars. */
export type Said =
  | { told: Told; kind: 'instant' | 'quote' | 'text' | 'word'; value: string }
  | { told: Told; kind: 'stars'; value: number };

type Maybe<T> = T | null | undefined;
const known = (told: Told, kind: Exclude<Said['kind'], 'stars'>, value: Maybe<string>): Said[] =>
  value == null ? [] : [{ told, kind, value }];
const stars = (told: Told, value: Maybe<number>): Said[] => (value == null ? [] : [{ told, kind: 'stars', value }]);

const ofOrder = ({ order }: Dossier): Said[] => [
  ...known('fulfillment', 'word', order?.fulfillment),
  ...known('express', 'word', order?.express === true ? 'yes' : null),
  ...known('kind', 'word', order?.kind),
];

const ofDelivery = ({ order }: Dossier): Said[] => [
  ...known('placedAt', 'instant', order?.placedAt),
  ...known('shippedAt', 'instant', order?.shippedAt),
  ...known('deliverBy', 'instant', order?.deliverBy),
  ...known('deliveredAt', 'instant', order?.deliveredAt),
  ...known('trackingId', 'text', order?.trackingId),
];

const ofCancellation = ({ order }: Dossier): Said[] => [
  ...known('cancelledAt', 'instant', order?.cancelledAt),
  ...known('cancelledBy', 'word', order?.cancelledBy),
  ...known('cancelReason', 'quote', order?.cancelReason),
];

const ofRequests = ({ cases }: Dossier): Said[] =>
  cases.flatMap((it) => [
    ...known('requestedAt', 'instant', it.requestedAt),
    ...known('reason', 'quote', it.reason),
    ...known('status', 'word', it.status === 'cancelled' || it.status === 'rejected' ? it.status : null),
  ]);

/** What is known of a record and bears on a metric, in the order in which it is told. */
export const factsFor = (metric: Metric, dossier: Dossier): Said[] => {
  const { order, reviews, cases, chat } = dossier;
  switch (metric) {
    case 'OTDR':
      return [...ofOrder(dossier), ...ofDelivery(dossier), ...ofCancellation(dossier)];
    case 'SFCR':
      return [
        ...ofOrder(dossier),
        ...known('sample', 'word', order?.flags?.includes('sample') ? 'yes' : null),
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
      return [...ofRequests(dossier), ...cases.flatMap((it) => known('approvedBy', 'word', it.approvedBy))];
    case 'IM_DSAT':
      return [
        ...known('startedAt', 'instant', chat?.startedAt),
        ...known('channel', 'word', chat?.channel),
        ...stars('rating', chat?.rating),
      ];
  }
};
