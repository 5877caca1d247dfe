import * as z from 'zod/mini';
import { instant, known } from './field';
import { METRICS } from './metric';
import { PAGES } from './page';

const MAX_CAPTION_CHARS = 80;
const words = z.string().check(z.minLength(1), z.maxLength(MAX_CAPTION_CHARS));

/**
 * What a seller said that a column of a page is, where its caption is one that no source tells: data only, without anything
 * of a shop. It holds for the pages of one market in one language. Key: all but field and instant.
 */
export const taughtColumn = z.object({
  page: z.enum(PAGES),
  /** of a diagnosis list */
  metric: known(z.enum(METRICS)),
  region: z.string().check(z.regex(/^[A-Z]{2}$/)),
  /** as the page declares it, such as `en`; null where it declares none */
  language: known(words),
  caption: words,
  /** what the readers call the column, such as `orderId` */
  field: words,
  taughtAt: instant,
});
export type TaughtColumn = z.infer<typeof taughtColumn>;

export const taughtColumnKey = ({ page, metric, region, language, caption }: TaughtColumn): string =>
  JSON.stringify([page, metric, region, language, caption]);

/** A column as the page shows it, with what is in it. The examples stay on the page: they may name a person. */
export interface ShownColumn {
  caption: string;
  examples: string[];
  /** what it is already known to be; null where its caption is in no source */
  field: string | null;
}

/** What a column can be taught to be. */
export interface TeachableField {
  field: string;
  /** as the portal calls it elsewhere, in English */
  name: string;
  isRequired: boolean;
}

/** The list of the page that is open, to be taught. */
export interface TeachableList extends Pick<TaughtColumn, 'page' | 'metric' | 'region' | 'language'> {
  columns: ShownColumn[];
  fields: TeachableField[];
}

/** What reading the page with a try gave. */
export interface TriedOut {
  rows: number;
  /** of up to three records: what is known of each, by field */
  samples: Record<string, string>[];
  /** what could not be read */
  issues: string[];
  isRead: boolean;
}

/** Columns as one seller hands them to another. */
const taughtFile = z.object({
  format: z.literal('sps-ahead/captions'),
  version: z.literal(1),
  columns: z.array(taughtColumn).check(z.maxLength(1000)),
});

export const makeTaughtFile = (columns: TaughtColumn[]): z.infer<typeof taughtFile> => ({
  format: 'sps-ahead/captions',
  version: 1,
  columns,
});

/** The columns in a file that another seller handed on; null where it is none. */
export const parseTaughtFile = (text: string): TaughtColumn[] | null => {
  try {
    return z.parse(taughtFile, JSON.parse(text)).columns;
  } catch {
    return null;
  }
};
