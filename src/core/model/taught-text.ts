import * as z from 'zod/mini';
import { instant, orUnknown } from './field';
import { METRICS } from './metric';
import type { FactDrafts } from './page';
import { PAGES } from './page-kind';
import { FIGURE_PARTS, FIGURE_SUBJECTS } from './taught-kind';

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
/** A lesson before it is dated. */
export type TaughtDraft = TaughtText extends infer T ? (T extends TaughtText ? Omit<T, 'taughtAt'> : never) : never;

/** A text of the open page that can be taught. Examples are never stored: they may name a person. */
const teachableText = z.object({
  kind: z.enum(['column', 'figure', 'word']),
  /** what it is called when asked for: labels and figures are taught as columns, which have one place each */
  looks: z.enum(['column', 'figure', 'word', 'label']),
  text: z.string(),
  /** metric of the diagnosis page, or of the appeal form that offers a reason */
  metric: z.nullable(z.enum(METRICS)),
  /** of a word: its column */
  field: z.nullable(z.string()),
  examples: z.array(z.string()),
  /** built-in meaning; null if none */
  known: z.nullable(z.string()),
  /** likely meaning, which no source names; null if none */
  guess: z.nullable(z.string()),
  /** meaning taught before; null if none */
  taught: z.nullable(taughtText),
  /** about a buyer: its content is hidden and it cannot be taught */
  isPersonal: z.boolean(),
  before: z.nullable(z.string()),
  behind: z.nullable(z.string()),
});
export type TeachableText = z.infer<typeof teachableText>;

/** Meanings that words can have, by column. */
const meanings = z.record(z.string(), z.readonly(z.array(z.string())));

/** The teachable content of the open page. */
export const teachablePage = z.object({
  page: z.enum(PAGES),
  metric: z.nullable(z.enum(METRICS)),
  region: z.string(),
  language: z.nullable(z.string()),
  texts: z.array(teachableText),
  /** meanings that a column can be taught, each with the portal's English name */
  fields: z.array(z.object({ field: z.string(), name: z.string(), isRequired: z.boolean() })),
  /** subjects of figures */
  subjects: z.array(z.enum(FIGURE_SUBJECTS)),
  parts: z.array(z.enum(FIGURE_PARTS)),
  meanings,
});
export type TeachablePage = z.infer<typeof teachablePage>;

/** The result of reading the page with a trial meaning; it is not stored. */
export const trial = z.object({
  isRead: z.boolean(),
  rows: z.number(),
  /** known fields of up to three records */
  samples: z.array(z.record(z.string(), z.string())),
  /** issues */
  issues: z.array(z.string()),
  /** words without a meaning in columns that are read, and their possible meanings */
  words: z.array(teachableText),
  meanings,
  /** drafts, as in a visit */
  facts: z.custom<FactDrafts>((value) => typeof value === 'object' && value !== null),
});
export type Trial = z.infer<typeof trial>;

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
