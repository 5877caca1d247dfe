import type { Problem } from '#core/model/problem';
import { type Dossier, shelfOf } from './dossier';
import { postDossier, takeOut } from './keep-ledger';
import { openSheet, type Sheet } from './ledger';
import { makeListing } from './listing';
import type { Rules } from './post';
import { copySheet } from './sum-counts';

/** What was known of one order or chat, and what is known of it now; null where nothing is. */
export interface Amendment {
  before: Dossier | null;
  after: Dossier | null;
}

/** The shelves that an amendment touches: a fact that tells the day moves a dossier. */
export const shelvesOf = ({ before, after }: Amendment, { zone }: Rules): string[] =>
  [before, after].flatMap((it) => (it === null ? [] : shelfOf(it, zone)));

/**
 * Brings sheets up to date with what changed, at a cost that follows the change: each dossier is taken out as it was
 * and put in as it is. @param sheets by shelf: all that the amendments touch, each of which gives way to another; one that
 * is missing was empty @param listed what the platform lists of these dossiers, as it was and as it is
 */
export const amendSheets = (
  sheets: Map<string, Sheet>,
  rules: Rules,
  amendments: readonly Amendment[],
  listed: { before: readonly Problem[]; after: readonly Problem[] },
): void => {
  const before = makeListing(listed.before, [], rules.zone);
  const after = makeListing(listed.after, [], rules.zone);
  const amended = new Map<string, Sheet>();
  const sheetOf = (dossier: Dossier): Sheet => {
    const shelf = shelfOf(dossier, rules.zone);
    let sheet = amended.get(shelf);
    if (sheet === undefined) {
      const known = sheets.get(shelf);
      sheet = known === undefined ? openSheet() : copySheet(known);
      amended.set(shelf, sheet);
    }
    return sheet;
  };
  for (const it of amendments) {
    if (it.before !== null) takeOut(rules, before, sheetOf(it.before), it.before);
    if (it.after !== null) postDossier(rules, after, sheetOf(it.after), it.after);
  }
  for (const [shelf, sheet] of amended) sheets.set(shelf, sheet);
};
