import { expect, it } from 'vitest';
import { pathParts, pathPartsIn, pathPattern } from './redact-paths.ts';

it('finds what tells something', () => {
  const check = (text: string, expected: string[]): void => expect(pathPartsIn(text)).toEqual(expected);
  check('ssl_ca=/srv/acmebank/keys/alice.pem: no', ['acmebank', 'alice']);
  check("no 'alice-key.pem' here", ['alice-key']);
  check('/etc/mysql/conf.d/my.cnf /var/run/mysqld/mysqld.sock /proc/12/cmdline', ['cmdline']);
  check('/etc/letsencrypt/live/privkey1.pem.bak, server-key.pem, ca.pem, 9d66eef0.0', []);
  check('MySQL 9.7.4, 1/2, https://dev.example/x, and/or', []);
  expect(pathParts('/srv/Acme Bank/ca.pem')).toEqual(['Acme Bank']);
});

it('finds them again in paths and file names alone', () => {
  const pattern = pathPattern(['data room', 'alice']);
  const hide = (text: string): string => (pattern === undefined ? text : text.replace(pattern, 'X'));
  expect(hide('/srv/data room/alice.pem alice alice.pem alice/x')).toBe('/srv/X/X.pem alice X.pem X/x');
  expect(pathPattern([])).toBeUndefined();
});
