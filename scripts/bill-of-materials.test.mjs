import { expect, test } from 'vitest';
import { findVulnerable, keepBundled } from './bill-of-materials.mjs';

const RULE = `\n\n${'-'.repeat(80)}\n\n`;
const licences = (/** @type {string[]} */ ...heads) =>
  heads.map((head) => `${head}\n\nMIT License\n\nCopyright`).join(RULE);
const BILL = {
  bomFormat: 'CycloneDX',
  components: [{ 'bom-ref': 'react@19.3.1' }, { 'bom-ref': '@a/tool@1.0.0' }, { 'bom-ref': '@zip.js/zip.js@2.24.0' }],
  dependencies: [
    { ref: 'sps-ahead@0.1.0', dependsOn: ['react@19.3.1', '@a/tool@1.0.0', '@zip.js/zip.js@2.24.0'] },
    { ref: 'react@19.3.1' },
    { ref: '@a/tool@1.0.0', dependsOn: ['react@19.3.1'] },
    { ref: '@zip.js/zip.js@2.24.0', dependsOn: ['@a/tool@1.0.0'] },
  ],
};

test('a bill of materials names what is bundled, and no tool', () => {
  const { bill, missing } = keepBundled(BILL, licences('@zip.js/zip.js 2.24.0 (BSD-3-Clause)', 'react 19.3.1 (MIT)'));
  expect(missing).toEqual([]);
  expect(bill).toEqual({
    bomFormat: 'CycloneDX',
    components: [{ 'bom-ref': 'react@19.3.1' }, { 'bom-ref': '@zip.js/zip.js@2.24.0' }],
    dependencies: [
      { ref: 'sps-ahead@0.1.0', dependsOn: ['react@19.3.1', '@zip.js/zip.js@2.24.0'] },
      { ref: 'react@19.3.1', dependsOn: [] },
      { ref: '@zip.js/zip.js@2.24.0', dependsOn: [] },
    ],
  });
});

test('what is bundled and not in the bill is told', () => {
  expect(keepBundled(BILL, licences('react 19.3.2 (MIT)', 'zod 4.6.7 (MIT)')).missing).toEqual([
    'react@19.3.2',
    'zod@4.6.7',
  ]);
});

test('of an audit only what is bundled stops a release, and a registry without one is no clean answer', () => {
  const text = licences('@zip.js/zip.js 2.24.0 (BSD-3-Clause)', 'react 19.3.1 (MIT)');
  const answer = (/** @type {string[]} */ ...names) =>
    JSON.stringify({ vulnerabilities: Object.fromEntries(names.map((name) => [name, {}])) });
  expect(findVulnerable(answer('vite', '@zip.js/zip.js'), text)).toEqual(['@zip.js/zip.js']);
  expect(findVulnerable(answer('vite'), text)).toEqual([]);
  expect(findVulnerable('{"message":"405 Method Not Allowed","statusCode":405}', text)).toBeNull();
});
