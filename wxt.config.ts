import { defineConfig } from 'wxt';
import { catalogs } from './scripts/catalogs';
import { collectLicences } from './scripts/licences';
import { portalMatches } from './src/core/model/portal';

const DEMO_MATCHES = ['http://localhost/*', 'http://127.0.0.1/*'];

/** Only a demo build reads a portal served on this machine. */
const matchesIn = (mode: string): string[] => [...portalMatches(), ...(mode === 'demo' ? DEMO_MATCHES : [])];

/** Nothing may be fetched, framed or posted by any page of the extension; scripts and styles come from the package. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

const licences = collectLicences();

export default defineConfig({
  srcDir: '.',
  publicDir: 'assets',
  imports: false,
  // one manifest and one background for all browsers: Firefox takes MV3 with an event page
  manifestVersion: 3,
  modules: ['@wxt-dev/module-react'],
  hooks: {
    // said here and not in the scripts, which would carry the list of hosts along to every page
    'entrypoints:resolved': (wxt, entrypoints) => {
      for (const entrypoint of entrypoints)
        if (entrypoint.type === 'content-script') entrypoint.options.matches = matchesIn(wxt.config.mode);
    },
    'build:publicAssets': (_, files) => catalogs.publish(files),
    'build:done': (wxt) => licences.write(wxt.config.outDir),
  },
  manifest: ({ browser, command, mode }) => ({
    name: 'SPS Ahead',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: ['storage', 'unlimitedStorage', 'alarms', 'scripting'],
    // asked for where alerts are switched on
    optional_permissions: ['notifications'],
    host_permissions: matchesIn(mode),
    commands: {
      'open-side-panel': { description: '__MSG_openSidePanel__', suggested_key: { default: 'Alt+Shift+S' } },
    },
    // the development server needs a connection and inline styles; what is shipped does not
    ...(command === 'build' && { content_security_policy: { extension_pages: CONTENT_SECURITY_POLICY.join('; ') } }),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'sps-ahead@sps-ahead.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '123' }),
  }),
  vite: () => ({
    build: { target: ['chrome123', 'firefox140'] },
    plugins: [catalogs.plugin, licences.plugin],
    // messages are compiled at build, so the parser stays out
    resolve: {
      alias: { '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/no-parser.js' },
    },
  }),
});
