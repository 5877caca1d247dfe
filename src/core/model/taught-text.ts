import * as z from 'zod/mini';
import { instant, known } from './field';
import { METRICS, type Metric } from './metric';
import type { FactDrafts } from './page';
import { PAGES } from './page-kind';
import { FIGURE_PARTS, FIGURE_SUBJECTS, type FigurePart, type FigureSubjectCode } from './taught-kind';

const MAX_TEXT_CHARS = 160;
const printed = z.string().check(z.minLength(1), z.maxLength(MAX_TEXT_CHARS));

const head = {
  page: z.enum(PAGES),
  /** of a diagnosis page, or of the appeal that a reason is offered for */
  metric: known(z.enum(METRICS)),
  region: z.string().check(z.regex(/^[A-Z]{2}$/)),
  /** as the page declares it, such as `en`; null where it declares none */
  language: known(printed),
  /** what the portal prints */
  text: printed,
  /** the captions that stood before and behind: where they have changed places, what was taught may mean another thing now */
  before: known(printed),
  behind: known(printed),
  taughtAt: instant,
};

/**
 * What a seller said that a text of the portal means which no source tells: data only, without anything of a shop. It
 * holds for the pages of one market in one language. What is taught as null is not needed, and not asked for again.
 */
export const taughtText = z.discriminatedUnion('kind', [
  /** the caption of a list's column; `field` is what the readers call it, such as `orderId` */
  z.object({ ...head, kind: z.literal('column'), field: known(printed) }),
  /** the caption of a figure: whom it is about, which part of that it is, or both */
  z.object({
    ...head,
    kind: z.literal('figure'),
    subject: known(z.enum(FIGURE_SUBJECTS)),
    part: known(z.enum(FIGURE_PARTS)),
  }),
  /** a word in a column of states or reasons; `meaning` is a code, or the reason as the portal prints it in English */
  z.object({ ...head, kind: z.literal('word'), field: printed, meaning: known(printed) }),
]);
export type TaughtText = z.infer<typeof taughtText>;
export type TaughtKind = TaughtText['kind'];
/** What is taught, before it is known when. */
export type TaughtDraft = TaughtText extends infer T ? (T extends TaughtText ? Omit<T, 'taughtAt'> : never) : never;

/** A text of the open page that can be taught. Its examples stay on this computer and are not kept: they may name a person. */
export interface TeachableText {
  kind: TaughtKind;
  text: string;
  /** of a diagnosis page, or of the appeal that a reason is offered for */
  metric: Metric | null;
  /** of a word: its column */
  field: string | null;
  examples: string[];
  /** what a source says that it is; null where none does */
  known: string | null;
  /** what the seller said of it before; null where nothing */
  taught: TaughtText | null;
  /** of a buyer: nothing of it is shown, and it can't be taught */
  isPersonal: boolean;
  before: string | null;
  behind: string | null;
}

/** What a column can be taught to be. */
interface TeachableField {
  field: string;
  /** as the portal calls it elsewhere, in English */
  name: string;
  isRequired: boolean;
}

/** The page that is open, to be taught. */
export interface TeachablePage extends Pick<TaughtText, 'page' | 'metric' | 'region' | 'language'> {
  texts: TeachableText[];
  fields: TeachableField[];
  /** whom figures can be about */
  subjects: FigureSubjectCode[];
  parts: FigurePart[];
  /** what the words of a column can mean */
  meanings: Record<string, readonly string[]>;
}

/** What reading the page with a try gave; nothing of it is kept. */
export interface Trial {
  isRead: boolean;
  rows: number;
  /** of up to three records: what is known of each, by field */
  samples: Record<string, string>[];
  /** what could not be read */
  issues: string[];
  /** words of columns that are read, which nobody has said the meaning of */
  words: TeachableText[];
  /** what these can mean, by their columns */
  meanings: TeachablePage['meanings'];
  facts: FactDrafts;
}

/** Taught texts as one seller hands them to another. */
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

/** The texts in a file that another seller handed on; null where it is none. */
export const parseTaughtFile = (file: string): TaughtText[] | null => {
  try {
    return z.parse(taughtFile, JSON.parse(file)).texts;
  } catch {
    return null;
  }
};
