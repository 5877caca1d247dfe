import type { Metric } from '#core/model/metric';
import type { SubjectRecord } from '#core/model/subject-record';
import type { FactName, FactWord } from './draft-texts';

/** A known fact of a record and how its value is written: as a time, quoted, verbatim, as a word, or as stars. */
export type RecordFact =
  | { name: FactName; kind: 'instant' | 'quote' | 'text'; value: string }
  | { name: FactName; kind: 'word'; value: FactWord }
  | { name: FactName; kind: 'stars'; value: number };

type Maybe<T> = T | null | undefined;
const known = (name: FactName, kind: 'instant' | 'quote' | 'text', value: Maybe<string>): RecordFact[] =>
  value == null ? [] : [{ name, kind, value }];
const word = (name: FactName, value: Maybe<FactWord>): RecordFact[] =>
  value == null ? [] : [{ name, kind: 'word', value }];
const stars = (name: FactName, value: Maybe<number>): RecordFact[] =>
  value == null ? [] : [{ name, kind: 'stars', value }];

const ofOrder = ({ order }: SubjectRecord): RecordFact[] => [
  ...word('fulfillment', order?.fulfillment),
  ...word('express', order?.express === true ? 'yes' : null),
  ...word('kind', order?.kind),
];

const ofDelivery = ({ order }: SubjectRecord): RecordFact[] => [
  ...known('placedAt', 'instant', order?.placedAt),
  ...known('shippedAt', 'instant', order?.shippedAt),
  ...known('deliverBy', 'instant', order?.deliverBy),
  ...known('deliveredAt', 'instant', order?.deliveredAt),
  ...known('trackingId', 'text', order?.trackingId),
];

const ofCancellation = ({ order }: SubjectRecord): RecordFact[] => [
  ...known('cancelledAt', 'instant', order?.cancelledAt),
  ...word('cancelledBy', order?.cancelledBy),
  ...known('cancelReason', 'quote', order?.cancelReason),
];

const ofCases = ({ cases }: SubjectRecord): RecordFact[] =>
  cases.flatMap(({ requestedAt, reason, status }) => [
    ...known('requestedAt', 'instant', requestedAt),
    ...known('reason', 'quote', reason),
    ...word('status', status === 'cancelled' || status === 'rejected' ? status : null),
  ]);

/** The known facts of a record about a metric, in the order of a draft. */
export const recordFacts = (metric: Metric, record: SubjectRecord): RecordFact[] => {
  const { order, reviews, cases, chat } = record;
  switch (metric) {
    case 'OTDR':
      return [...ofOrder(record), ...ofDelivery(record), ...ofCancellation(record)];
    case 'SFCR':
      return [
        ...ofOrder(record),
        ...word('sample', order?.flags?.includes('sample') ? 'yes' : null),
        ...word('securityAlert', order?.securityAlert === true ? 'yes' : null),
        ...known('placedAt', 'instant', order?.placedAt),
        ...known('paidAt', 'instant', order?.paidAt),
        ...known('shippedAt', 'instant', order?.shippedAt),
        ...ofCancellation(record),
      ];
    case 'NRR':
      return [
        ...known('deliveredAt', 'instant', order?.deliveredAt),
        ...reviews.flatMap((review) => [
          ...stars('firstStars', review.firstStars),
          ...stars('stars', review.stars === review.firstStars ? null : review.stars),
        ]),
      ];
    case 'NBFR':
      return [
        ...ofCases(record),
        ...known('deliveredAt', 'instant', order?.deliveredAt),
        ...known('trackingId', 'text', order?.trackingId),
      ];
    case 'AHT':
      return [...ofCases(record), ...cases.flatMap(({ approvedBy }) => word('approvedBy', approvedBy))];
    case 'LDR':
      return [
        ...ofOrder(record),
        ...known('paidAt', 'instant', order?.paidAt),
        ...known('shippedAt', 'instant', order?.shippedAt),
      ];
    case 'IM_DSAT':
    case 'RR24':
      return [
        ...known('startedAt', 'instant', chat?.startedAt),
        ...word('channel', chat?.channel),
        ...stars('rating', chat?.rating),
      ];
  }
};
