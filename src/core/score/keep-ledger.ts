import type { Facts } from '#core/model/facts';
import { isMetric, METRICS } from '#core/model/metric';
import type { Zone } from '#core/model/zone';
import type { Policy } from '#core/policy/policy';
import { makeBind } from './bind';
import { type Dossier, dossiersOf, ownerOf, shelfOf } from './dossier';
import { enterOrder } from './enter-orders';
import { enterChat, enterRequests } from './enter-service';
import { type Entry, type Ledger, openSheet, type Sheet, type Trip } from './ledger';
import { type Listed, type Listing, makeListing, NOT_LISTED } from './listing';
import type { Posting, Prove, Rules } from './post';

/** What the platform lists of the order or chat of a dossier. */
const naming = (listing: Listing, { id, cases, chat }: Dossier): readonly Listed[] => {
  if (chat !== null) return listing.all('chat', id);
  let named = listing.all('order', id);
  for (const it of cases) {
    const ofCase = it.id === null ? NOT_LISTED : listing.all('case', it.id);
    if (ofCase.length > 0) named = [...named, ...ofCase];
  }
  return named;
};

const noteLoose = ({ sheet, dossier, listing, entered, joined, prove }: Posting): void => {
  const named = naming(listing, dossier);
  if (named.length === 0) return;
  for (const listed of new Set(named)) {
    const { metric } = listed.problem;
    if (entered.includes(listed) || !isMetric(metric)) continue;
    const proofs = prove(dossier, metric, listed.problem);
    sheet.loose.push({ listed, owner: ownerOf(dossier), joined: joined.includes(listed), proofs });
  }
};

/** @returns the order's trip to the hour, where it makes one */
const post = (rules: Rules, listing: Listing, sheet: Sheet, dossier: Dossier, sign: 1 | -1): Trip | null => {
  const { policy, zone, prove } = rules;
  const posting: Posting = { policy, zone, prove, listing, sheet, dossier, sign, entered: [], joined: [] };
  const trip = dossier.order === null ? null : enterOrder(posting, dossier.order);
  if (dossier.cases.length > 0) enterRequests(posting, dossier.cases);
  if (dossier.chat !== null) enterChat(posting, dossier.chat);
  if (sign > 0) noteLoose(posting);
  return trip;
};

/** Puts a dossier into a sheet. @param listing what the platform lists of it, or of more */
export const postDossier = (rules: Rules, listing: Listing, sheet: Sheet, dossier: Dossier): Trip | null =>
  post(rules, listing, sheet, dossier, 1);

/** Takes a dossier out of the sheet that it was put into, with what was listed of it then. */
export const takeOut = (rules: Rules, listing: Listing, sheet: Sheet, dossier: Dossier): void => {
  post(rules, listing, sheet, dossier, -1);
  const { id, chat } = dossier;
  const isOurs = (it: Entry) => (chat === null ? it.orderId === id : it.chatId === id);
  const owner = ownerOf(dossier);
  sheet.loose = sheet.loose.filter((it) => it.owner !== owner);
  for (const metric of METRICS) sheet.entries[metric] = sheet.entries[metric].filter((it) => !isOurs(it));
};

/** Facts in sheets of one day each, so that a change of some touches the sheets of their days. */
export const keepSheets = (facts: Facts, rules: Rules, listing: Listing): Map<string, Sheet> => {
  const sheets = new Map<string, Sheet>();
  for (const dossier of dossiersOf(facts)) {
    const shelf = shelfOf(dossier, rules.zone);
    let sheet = sheets.get(shelf);
    if (sheet === undefined) {
      sheet = openSheet();
      sheets.set(shelf, sheet);
    }
    postDossier(rules, listing, sheet, dossier);
  }
  return sheets;
};

const PROVES_NOTHING: Prove = () => [];

/**
 * All facts as dated members of the metrics: one pass, linear in the facts.
 * @param hourly is given every order's trip to the hour, which the ledger keeps by day
 */
export const keepLedger = (
  facts: Facts,
  policy: Policy,
  zone: Zone,
  prove: Prove = PROVES_NOTHING,
  hourly?: Trip[],
): Ledger => {
  const listing = makeListing(facts.problems, facts.coverage, zone);
  const sheet = openSheet();
  const rules = { policy, zone, prove };
  for (const dossier of dossiersOf(facts)) {
    const trip = postDossier(rules, listing, sheet, dossier);
    if (trip !== null) hourly?.push(trip);
  }
  return makeBind()([sheet], policy, zone, listing);
};
