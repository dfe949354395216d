import { expect, it } from 'vitest';
import { makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { known } from './known-certificate.ts';
import { uncountedName } from './uncounted-name.ts';

const ca = makeCa('/CN=Root');

function check(san: string, host: string, why: string | undefined): void {
  const { der } = makeCertificate({ subject: '/CN=db', issuer: ca, extensions: [`subjectAltName=${san}`] });
  const leaf = known(der);
  expect(leaf === undefined ? 'does not parse' : uncountedName(leaf, host)?.why).toEqual(
    why === undefined ? undefined : expect.stringContaining(why),
  );
}

it('says why a wildcard does not reach the host', () => {
  check('DNS:*', 'localhost', 'two labels');
  check('DNS:*.local', 'db.local', 'two labels');
  check('DNS:loc*st', 'localhost', 'whole label');
  check('DNS:db*.example.test', 'db1.example.test', 'whole label');
  check('DNS:*.example.test', 'a.db.example.test', 'exactly one label');
  check('DNS:*.*.example.test', 'a.db.example.test', 'first label');
  check('DNS:db.*.test', 'db.example.test', 'first label');
  check('DNS:*.example.test', 'example.test', 'domain itself');
});

it('says what was written around the name', () => {
  check('DNS:db.example.test:3306', 'db.example.test', 'more than the name');
  check('DNS:mysql://db.example.test', 'db.example.test', 'URL');
  check('DER:30:05:82:03:64:62:20', 'db', 'blank');
  check('DER:30:07:82:05:64:62:00:2e:65', 'db', 'control character');
  check('URI:mysql://db.example.test/x', 'DB.example.test', 'URI');
  check('email:root@db.example.test', 'db.example.test', 'e-mail');
});

it('leaves entries alone that name another host, or this one', () => {
  check('DNS:db.example.test', 'db.example.test', undefined);
  check('DNS:*.example.test', 'db.example.com', undefined);
  check('DNS:db2.example.test:3306', 'db.example.test', undefined);
  check('IP:127.0.0.1', 'db', undefined);
});
