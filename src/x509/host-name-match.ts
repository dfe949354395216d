import type { Certificate } from './certificate.ts';
import { checkHost, checkIp, type MatchedName, namesForHosts } from './host-name-check.ts';
import { readOpensslIp } from './host-name-ip.ts';

/** Whether a client takes a certificate for a host. */
export type NameMatch =
  | { readonly matches: true; readonly by: MatchedName['by'] | 'loopback'; readonly value: string }
  /** `seen`: the names that were compared. */
  | { readonly matches: false; readonly seen: readonly string[] };

/**
 * As MySQL's client does it with VERIFY_IDENTITY (since 8.0, X509_VERIFY_PARAM_set1_ip_asc, otherwise set1_host): an address
 * matches iPAddress entries alone, anything else dNSNames with wildcards, and the CN where there is no dNSName.
 */
export function mysqlNameMatch(certificate: Certificate, name: string): NameMatch {
  const address = readOpensslIp(name);
  return outcome(certificate, address === undefined ? checkHost(certificate, name) : checkIp(certificate, address));
}

/** The version of a MariaDB client from which on 127.0.0.1 and ::1 are not compared with any name (Connector/C 3.4). */
const loopbackExempt = [11, 4] as const;

/**
 * As MariaDB's client does it (Connector/C, ma_tls_verify_server_cert): X509_check_host, then X509_check_ip_asc, so that an
 * address also matches as the text of a dNSName, wildcards included, or of the CN. Clients of 11.4 and later compare nothing
 * for 127.0.0.1 and ::1.
 * @param version of the client, for example `10.11.6`
 */
export function mariadbNameMatch(certificate: Certificate, name: string, version: string): NameMatch {
  const loopback = name === '127.0.0.1' || name === '::1';
  if (loopback && atLeast(version, loopbackExempt)) return { matches: true, by: 'loopback', value: name };
  const address = readOpensslIp(name);
  const byHost = checkHost(certificate, name);
  return outcome(certificate, byHost ?? (address === undefined ? undefined : checkIp(certificate, address)));
}

function outcome(certificate: Certificate, match: MatchedName | undefined): NameMatch {
  return match === undefined ? { matches: false, seen: namesForHosts(certificate) } : { matches: true, ...match };
}

function atLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [ours = 0, ourMinor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  return ours > major || (ours === major && ourMinor >= minor);
}
