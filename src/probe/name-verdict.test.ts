import { expect, it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { nameVerdict } from './name-verdict.ts';

const made = makeCertificate({
  subject: '/CN=db',
  issuer: makeCa('/CN=Root'),
  extensions: ['subjectAltName=DNS:192.0.2.5,DNS:db.example.com'],
});
const check = (name: string, client: string | undefined, taken: boolean): void => {
  const verdict = nameVerdict(made.der, name, client);
  expect(verdict === undefined, `${client} ${name}`).toBe(taken);
};

it('takes an address as text only where the client does', () => {
  for (const client of [undefined, 'mysql-9', 'mysql2', 'go']) check('192.0.2.5', client, false);
  for (const client of ['mariadb-10', 'mariadb-11', 'php', 'connector-j-9']) check('192.0.2.5', client, true);
  check('db.example.com', undefined, true);
  expect(nameVerdict(made.der, 'db2', undefined)).toContain('db.example.com');
});

it("spares the loopback address for MariaDB's newer clients", () => {
  check('127.0.0.1', 'mariadb-11', true);
  check('127.0.0.1', 'mariadb-10.11', false);
});

it('looks for localhost in place of an address where drivers for Node do', () => {
  const local = makeCertificate({
    subject: '/CN=db',
    issuer: makeCa('/CN=Root'),
    extensions: ['subjectAltName=DNS:localhost'],
  });
  expect(nameVerdict(local.der, '192.0.2.5', 'mysql2')).toBeUndefined();
  expect(nameVerdict(local.der, '192.0.2.5', 'pymysql')).toContain('localhost');
});
