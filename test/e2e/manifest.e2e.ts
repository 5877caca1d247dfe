import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

interface Manifest {
  description: string;
  permissions: string[];
  host_permissions: string[];
  optional_permissions?: string[];
  optional_host_permissions?: string[];
  content_scripts: { matches: string[]; run_at: string; js: string[] }[];
  content_security_policy: { extension_pages: string };
  web_accessible_resources?: unknown;
  externally_connectable?: unknown;
}

const PORTAL =
  /^https:\/\/seller(-[a-z]{2})?(\.us|\.eu)?\.(tiktok|tokopedia|tiktokglobalshop|tiktokshopglobalselling)\.com\/\*$/;

for (const [browser, folder, own] of [
  ['Chromium', '.output/chrome-mv3', ['sidePanel']],
  ['Firefox', '.output/firefox-mv3', []],
] as const) {
  test(`the production build for ${browser} asks for no more than it needs`, () => {
    const text = readFileSync(`${folder}/manifest.json`, 'utf8');
    const manifest = JSON.parse(text) as Manifest;
    const shared = ['alarms', 'scripting', 'storage', 'unlimitedStorage'];
    expect(manifest.permissions.toSorted()).toEqual([...shared, ...own].toSorted());
    expect(manifest.optional_permissions, 'asked for where alerts are switched on').toEqual(['notifications']);
    expect(manifest.optional_host_permissions ?? []).toEqual([]);
    const hosts = [...manifest.host_permissions, ...manifest.content_scripts.flatMap(({ matches }) => matches)];
    expect(hosts.filter((host) => !PORTAL.test(host))).toEqual([]);
    expect(manifest.content_scripts.flatMap(({ js }) => js)).toEqual(['content-scripts/watcher.js']);
    // nothing of the extension can be seen or called from a page
    expect(manifest.web_accessible_resources ?? []).toEqual([]);
    expect(manifest.externally_connectable).toBeUndefined();
    // whoever loosens it says so here too
    expect(manifest.content_security_policy).toEqual({
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    });
    expect(text).not.toMatch(/localhost|127\.0\.0\.1|<all_urls>|\*:\/\//);
  });
}

for (const folder of ['.output/chrome-mv3', '.output/firefox-mv3'])
  test(`${folder} carries the licence text of every package that is bundled`, () => {
    const text = readFileSync(`${folder}/THIRD-PARTY-LICENSES.txt`, 'utf8');
    for (const title of [
      /^react \S+ \(MIT\)$/m,
      /^dexie \S+ \(Apache-2\.0\)$/m,
      /^@zip\.js\/zip\.js \S+ \(BSD-3-Clause\)$/m,
    ])
      expect(text).toMatch(title);
    expect(text).toContain('TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION');
  });

/** The permissions that a table names in its first column, by their code. */
const permissionsNamedIn = (path: string): string[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name));

test('the privacy policy and the store listing give a reason for each permission, and for no other', () => {
  const { permissions, optional_permissions = [] } = JSON.parse(
    readFileSync('.output/chrome-mv3/manifest.json', 'utf8'),
  ) as Manifest;
  const asked = [...permissions, ...optional_permissions].toSorted();
  for (const path of ['PRIVACY.md', '.github/store/listing.md'])
    expect(permissionsNamedIn(path).toSorted(), path).toEqual(asked);
});

test('the description is the summary of the listing, and as short as the Chrome Web Store asks', () => {
  const { description } = JSON.parse(readFileSync('.output/chrome-mv3/manifest.json', 'utf8')) as Manifest;
  expect(description, 'said in the language of the browser').toBe('__MSG_description__');
  const summaryIn = (locale: string): string => {
    const messages = readFileSync(`.output/chrome-mv3/_locales/${locale}/messages.json`, 'utf8');
    return (JSON.parse(messages) as { description: { message: string } }).description.message;
  };
  for (const locale of readdirSync('.output/chrome-mv3/_locales'))
    expect(summaryIn(locale).length, locale).toBeLessThanOrEqual(132);
  expect(readFileSync('.github/store/listing.md', 'utf8')).toContain(`\n${summaryIn('en')}\n`);
});
