import type { Facts } from '../../facts/facts.ts';
import type { Certificate } from '../../x509/certificate.ts';
import { asked } from './attempts.ts';
import { isSelfIssued, knownAll } from './known-certificate.ts';

/**
 * The last certificate of a chain that ends before its root, sent by a MariaDB server which cannot prove itself by the
 * password (before 11.4): Connector/C 3.4 without a CA does not count that as untrusted (measured with 11.8.6).
 */
export function incompleteOfMariadb(facts: Facts): Certificate | undefined {
  const { greeting, tls } = asked(facts) ?? {};
  const [, major, minor] = /^(?:5\.5\.5-)?(\d+)\.(\d+)/.exec(greeting?.version ?? '') ?? [];
  if (greeting?.flavor !== 'mariadb' || Number(major) * 100 + Number(minor) >= 1104) return undefined;
  const chain = knownAll(tls?.chain ?? []);
  return chain.some(isSelfIssued) ? undefined : chain.at(-1);
}
