import fc from 'fast-check';
import { vi } from 'vitest';
import { type Messages, setTexts } from '#texts/translate';
import english from '../assets/catalogs/en.json';
import { clockScript, NOW } from './clock';

// The same examples every time: a run that fails is one that anybody can repeat. A hunt for rare ones takes another seed.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.SEED ?? 20_260_701) });

// No test reads the clock; should a library read it, it too sees the time that the run is set to.
const setClock = new Function(clockScript(NOW.getTime() - Date.now()));
setClock();

// what the build makes of the catalog, though its type is that of the file
setTexts('en', english as Messages);
// nor does one depend on the language of the machine
Object.defineProperty(navigator, 'languages', { value: ['en-US'], configurable: true });
/** A little less than a whole test has, so that what was waited for is named. A loaded machine is no failure. */
const PATIENCE_MS = 280_000;
const { waitFor } = vi;
vi.waitFor = (callback, options = PATIENCE_MS) => waitFor(callback, options);

import './layout';
