import { installDebian, isDebian, isRoot, onSystem, starts } from './browser.mjs';
import { Stop, say } from './processes.mjs';

const NAMES = ['firefox-esr', 'firefox'];
const ELSEWHERE = ['/Applications/Firefox.app/Contents/MacOS/firefox'];

/** The path of a Firefox; installs one if there is none and the system has a package. */
export const findFirefox = async () => {
  const asked = process.env.FIREFOX_PATH;
  if (asked) {
    if (starts(asked)) return asked;
    throw new Stop(`FIREFOX_PATH names ${asked}, which does not start`);
  }
  const found = onSystem(NAMES, ELSEWHERE);
  if (found !== undefined) return found;
  if (isRoot && isDebian()) {
    say('installing Firefox (apt-get install firefox-esr), because none was found');
    await installDebian('firefox-esr');
    const path = onSystem(NAMES, ELSEWHERE);
    if (path !== undefined) return path;
  }
  throw new Stop('no Firefox: install one (Debian: apt install firefox-esr), or set FIREFOX_PATH to its path');
};
