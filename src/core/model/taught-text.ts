import * as z from 'zod/mini';
import { instant, orUnknown } from './field';
import { METRICS, type Metric } from './metric';
import type { FactDrafts } from './page';
import { PAGES } from './page-kind';
import { FIGURE_PARTS, FIGURE_SUBJECTS, type FigurePart, type FigureSubjectCode } from './taught-kind';

const MAX_TEXT_CHARS = 160;
const printed = z.string().check(z.minLength(1), z.maxLength(MAX_TEXT_CHARS));

const head = {
  page: z.enum(PAGES),
  /** metric of the diagnosis page, or of the appeal form that offers a reason */
  metric: orUnknown(z.enum(METRICS)),
  region: z.string().check(z.regex(/^[A-Z]{2}$/)),
  /** language that the page declares, such as `en`; null if none */
  language: orUnknown(printed),
  text: printed,
  /** the captions before and behind: if they differ, the text may have another meaning now */
  before: orUnknown(printed),
  behind: orUnknown(printed),
  taughtAt: instant,
};

/**
 * A seller's meaning for a portal text that no built-in caption covers, without any data of a shop. It applies to pages
 * of one market in one language; a null meaning says that the text is not needed.
 */
export const taughtText = z.discriminatedUnion('kind', [
  /** a column caption; `field` is the readers' name, such as `orderId` */
  z.object({ ...head, kind: z.literal('column'), field: orUnknown(printed) }),
  /** a figure's caption: its subject, its aspect, or both */
  z.object({
    ...head,
    kind: z.literal('figure'),
    subject: orUnknown(z.enum(FIGURE_SUBJECTS)),
    part: orUnknown(z.enum(FIGURE_PARTS)),
  }),
  /** a status or reason in a column; `meaning` is a code, or the English wording of a reason */
  z.object({ ...head, kind: z.literal('word'), field: printed, meaning: orUnknown(printed) }),
]);
export type TaughtText = z.infer<typeof taughtText>;
export type TaughtKind = TaughtText['kind'];
/** A lesson before it is dated. */
export type TaughtDraft = TaughtText extends infer T ? (T extends TaughtText ? Omit<T, 'taughtAt'> : never) : never;

/** A text of the open page that can be taught. Examples are never stored: they may name a person. */
export interface TeachableText {
  kind: TaughtKind;
  /** what it is called when asked for: labels and figures are taught as columns, which have one place each */
  looks: TaughtKind | 'label';
  text: string;
  /** metric of the diagnosis page, or of the appeal form that offers a reason */
  metric: Metric | null;
  /** of a word: its column */
  field: string | null;
  examples: string[];
  /** built-in meaning; null if none */
  known: string | null;
  /** likely meaning, which no source names; null if none */
  guess: string | null;
  /** meaning taught before; null if none */
  taught: TaughtText | null;
  /** about a buyer: its content is hidden and it cannot be taught */
  isPersonal: boolean;
  before: string | null;
  behind: string | null;
}

/** Meanings that a column can be taught. */
interface TeachableField {
  field: string;
  /** the portal's English name */
  name: string;
  isRequired: boolean;
}

/** The teachable content of the open page. */
export interface TeachablePage extends Pick<TaughtText, 'page' | 'metric' | 'region' | 'language'> {
  texts: TeachableText[];
  fields: TeachableField[];
  /** subjects of figures */
  subjects: FigureSubjectCode[];
  parts: FigurePart[];
  /** meanings of words by column */
  meanings: Record<string, readonly string[]>;
}

/** The result of reading the page with a trial meaning; it is not stored. */
export interface Trial {
  isRead: boolean;
  rows: number;
  /** known fields of up to three records */
  samples: Record<string, string>[];
  /** issues */
  issues: string[];
  /** words without a meaning in columns that are read */
  words: TeachableText[];
  /** possible meanings of these words, by column */
  meanings: TeachablePage['meanings'];
  facts: FactDrafts;
}

/** A file of taught texts that sellers can share. */
const taughtFile = z.object({
  format: z.literal('sps-ahead/captions'),
  version: z.literal(1),
  texts: z.array(taughtText).check(z.maxLength(1000)),
});

export const makeTaughtFile = (texts: TaughtText[]): z.infer<typeof taughtFile> => ({
  format: 'sps-ahead/captions',
  version: 1,
  texts,
});

/** The taught texts of a shared file; null if it is malformed. */
export const parseTaughtFile = (file: string): TaughtText[] | null => {
  try {
    return z.parse(taughtFile, JSON.parse(file)).texts;
  } catch {
    return null;
  }
};
