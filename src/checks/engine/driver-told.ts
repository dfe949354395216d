import { driverWords, type Wish, type WordFiles } from '../../drivers/driver-words.ts';
import type { Facts } from '../../facts/facts.ts';

/** What the driver must be told where one of these is the fault. */
const wishes: Readonly<Record<Wish, readonly string[]>> = {
  trust: [
    'server-cert-unknown-ca',
    'server-cert-self-signed',
    'client-ca-root-missing',
    'ca-renewed-same-name-new-key',
    'mysql-auto-cert-used-instead',
    'client-mariadb-11-verifies-by-default',
    'client-tls-optional-plaintext',
    'client-host-name-not-checked',
    'caching-sha2-plain-cold',
    'require-ssl-plain-client',
    'require-secure-transport-plain-client',
    'driver-ca-given-not-verified',
    'driver-java-truststore-lacks-ca',
    'driver-java-pkcs12-without-trusted-entry',
    'driver-node-path-instead-of-pem',
    'driver-node-ssl-true',
    'driver-plaintext-by-default',
    'driver-connector-j-5-ssl-warning',
    'driver-url-tls-parameter-ignored',
  ],
  identity: ['require-x509-no-client-cert', 'driver-drops-client-cert', 'client-cert-without-key'],
  versions: ['tls-version-no-overlap', 'driver-connector-j-5-tls12-not-enabled'],
};

/** What to write for the client where `id` is the fault, in the driver's own words; empty where it is no driver, or nothing of it. */
export function driverLines(id: string, client: string | undefined, files: Partial<WordFiles> = {}): readonly string[] {
  const wish = (['trust', 'identity', 'versions'] as const).find((one) => wishes[one].includes(id));
  return client === undefined || wish === undefined ? [] : driverWords(client, wish, files);
}

/** The fix lines of a finding with what the driver at hand must be told, before the line that proves it. */
export function withDriverLines(id: string, fix: readonly string[], facts: Facts): readonly string[] {
  const { driver, program, files } = facts.client ?? {};
  const client = driver?.id ?? program?.id;
  if (client === undefined || fix.some((line) => line.startsWith(`${client}: `))) return fix;
  // A driver that verifies by a file of its own is told well: the file is what is mended.
  const told = driver?.tls.ca !== undefined && driver.tls.verifiesChain;
  const paths = { ca: files?.ca?.path, cert: files?.cert?.path, key: files?.key?.path };
  const lines = driverLines(id, client, given(paths));
  if (lines.length === 0 || (told && wishes.trust.includes(id))) return fix;
  return [...fix.slice(0, -1), ...lines, ...fix.slice(-1)];
}

function given(paths: { readonly [Role in keyof WordFiles]: string | undefined }): Partial<WordFiles> {
  return Object.fromEntries(Object.entries(paths).filter(([, path]) => path !== undefined));
}
