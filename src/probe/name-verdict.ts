import { parseCertificate } from '../x509/certificate.ts';
import { parseIp } from '../x509/extension/ip-address.ts';
import { mariadbNameMatch, mysqlNameMatch } from '../x509/host-name-match.ts';

/**
 * Why the client would not take the certificate for the name, as a clause; undefined where it takes it. Clients differ for
 * addresses: MariaDB's, PHP's and Connector/J also compare them as text.
 *
 * @param leaf DER. Fails with the codes of `parseCertificate`.
 * @param client `mysql-9`, `mariadb-11`, `php`, …; undefined: by MySQL's rules.
 */
export function nameVerdict(leaf: Uint8Array, name: string, client: string | undefined): string | undefined {
  const certificate = parseCertificate(leaf);
  const version = textVersion(client);
  // Drivers for Node start TLS without a name where the host is an address, and Node then looks for localhost (measured).
  const looked = /^(mysql2|mariadb-npm)$/.test(client ?? '') && parseIp(name) !== undefined ? 'localhost' : name;
  const match =
    version === undefined ? mysqlNameMatch(certificate, looked) : mariadbNameMatch(certificate, looked, version);
  if (match.matches) return undefined;
  return `the certificate is for ${match.seen.length === 0 ? 'no name' : match.seen.join(', ')}, not for ${name}`;
}

/** The version whose rules a client follows that compares addresses as text; undefined for the others. */
function textVersion(client = ''): string | undefined {
  if (/^(php|connector-j)/.test(client)) return '10.11';
  const version = /^mariadb-(\d[\d.]*)/.exec(client)?.[1];
  // A bare 11 or 12 is one of the releases that are maintained.
  return version !== undefined && /^\d+$/.test(version) ? `${version}.8` : version;
}
