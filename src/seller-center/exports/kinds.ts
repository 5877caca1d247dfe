import type { CoverageSource } from '#core/model/coverage';
import type { DayNumber } from '#core/model/day';
import type { Order } from '#core/model/order';
import type { Request } from '#core/model/request';
import type { Captions, ExportDialect, ExportRow, RefusedRow } from './export-row';
import { CASES } from './read-case';
import { ORDERS } from './read-order';
import type { Sheet } from './sheet';

/** An export that can be read: its columns, and what its rows become. */
export interface Kind {
  readonly kind: 'order-export' | 'cases-export';
  readonly sheet: Sheet<string>;
  readonly list: 'orders' | 'cases';
  readonly coverage: CoverageSource;
  /** One record from all its rows. */
  read(
    id: string,
    rows: readonly ExportRow<string>[],
    captions: Captions<string>,
    dialect: ExportDialect,
  ): { record: Order | Request } | { refused: RefusedRow[] };
  /** The day that it is exported under. */
  dayOf(record: Order | Request, dialect: ExportDialect): DayNumber;
}

export const KINDS: readonly Kind[] = [ORDERS, CASES];

/** Exports of the portal that are known and not read, by a caption that no other has. */
export const OTHERS: readonly (readonly [caption: string, title: string])[] = [
  ['Order/adjustment ID', 'the statement of settled orders'],
  ['Order\\adjustment ID', 'the statement of settled orders'],
  ['Total estimated settlement amount', 'the statement of unsettled orders'],
];
