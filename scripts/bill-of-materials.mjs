/**
 * @typedef {{ 'bom-ref': string }} Component named as `react@19.3.1`
 * @typedef {{ components: Component[], dependencies: { ref: string, dependsOn?: string[] }[] }} Bill in CycloneDX
 */

/**
 * The packages whose licences a built extension holds, that is, what is bundled.
 * @param {string} licences text of THIRD-PARTY-LICENSES.txt
 * @returns {Set<string>} such as `react@19.3.1`
 */
const bundledIn = (licences) => new Set(licences.split(/\n\n-{80}\n\n/).map((text) => text.split(' ', 2).join('@')));

/**
 * What of a bill is bundled. npm's own `--omit dev` leaves out each package that a tool needs as well, React among them.
 * @param {Bill} bill of all installed packages
 * @param {string} licences
 * @returns {{ bill: Bill, missing: string[] }} what is bundled and not in the bill is missing
 */
export const keepBundled = (bill, licences) => {
  const bundled = bundledIn(licences);
  const components = bill.components.filter((component) => bundled.has(component['bom-ref']));
  const listed = new Set(components.map((component) => component['bom-ref']));
  const [root, ...others] = bill.dependencies;
  const dependencies = [...(root ? [root] : []), ...others.filter(({ ref }) => listed.has(ref))].map((one) => ({
    ...one,
    dependsOn: one.dependsOn?.filter((ref) => listed.has(ref)) ?? [],
  }));
  return { bill: { ...bill, components, dependencies }, missing: [...bundled].filter((name) => !listed.has(name)) };
};

/**
 * The bundled packages in which an audit knows of a vulnerability.
 * @param {string} answer of `npm audit --json`
 * @param {string} licences
 * @returns {string[] | null} names, such as `react`; null where the registry offers no audit
 */
export const findVulnerable = (answer, licences) => {
  const { vulnerabilities } = JSON.parse(answer);
  if (vulnerabilities === undefined) return null;
  const names = new Set([...bundledIn(licences)].map((name) => name.slice(0, name.lastIndexOf('@'))));
  return Object.keys(vulnerabilities).filter((name) => names.has(name));
};
