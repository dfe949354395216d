import { expect, it } from 'vitest';
import { type CertificateSpec, ext, general, issue } from '../../test/x509/verify-pki.ts';
import { parseCertificate } from './certificate.ts';
import { mariadbNameMatch, mysqlNameMatch } from './host-name-match.ts';

const san = (...names: readonly Uint8Array[]): CertificateSpec => ({
  subject: '/CN=other',
  extensions: [ext.san(...names)],
});

/** What MySQL's client says, MariaDB's of 10.11, and MariaDB's of 11.8: what the name matched by, or `-`. */
function check(
  spec: CertificateSpec,
  name: string,
  expected: readonly [mysql: string, old: string, recent: string],
): void {
  const certificate = parseCertificate(issue(spec).der);
  const matches = [
    mysqlNameMatch(certificate, name),
    mariadbNameMatch(certificate, name, '10.11.6'),
    mariadbNameMatch(certificate, name, '11.8.1'),
  ];
  expect(matches.map((match) => (match.matches ? match.by : '-'))).toEqual(expected);
}

// The table was taken from real clients: mysql 9.7, mariadb 10.11 and 11.8.
it('names', () => {
  check(san(general.dns('db')), 'db', ['dns', 'dns', 'dns']);
  check(san(general.dns('db')), 'other', ['-', '-', '-']);
  check({ subject: '/CN=db' }, 'db', ['cn', 'cn', 'cn']);
  check(san(general.ip(10, 0, 0, 1)), 'other', ['cn', 'cn', 'cn']);
});

it('an address as dNSName or CN is taken by MariaDB alone', () => {
  check(san(general.ip(10, 99, 9, 1)), '10.99.9.1', ['ip', 'ip', 'ip']);
  check(san(general.dns('10.99.9.1')), '10.99.9.1', ['-', 'dns', 'dns']);
  check(san(general.dns('*.99.153.1')), '10.99.153.1', ['-', 'dns', 'dns']);
  check({ subject: '/CN=10.99.9.1' }, '10.99.9.1', ['-', 'cn', 'cn']);
});

it('MariaDB 11.4 and later does not compare loopback addresses', () => {
  check(san(general.dns('db')), '127.0.0.1', ['-', '-', 'loopback']);
  check(san(general.dns('db')), '::1', ['-', '-', 'loopback']);
  check(san(general.dns('db')), 'localhost', ['-', '-', '-']);
});

it('says which names were compared', () => {
  const certificate = parseCertificate(issue(san(general.dns('db'), general.ip(10, 0, 0, 1))).der);
  expect(mysqlNameMatch(certificate, 'x')).toEqual({ matches: false, seen: ['DNS:db', 'IP Address:10.0.0.1'] });
});
