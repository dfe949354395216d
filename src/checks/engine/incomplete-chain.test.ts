import { expect, it } from 'vitest';
import { type Made, makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { makeAttempt, makeGreeting, wired } from '../../../test/make/facts.ts';
import { incompleteOfMariadb } from './incomplete-chain.ts';

const ca = makeCa('/CN=CA');
const leaf = makeCertificate({ subject: '/CN=db', issuer: ca });

function check(flavor: 'mysql' | 'mariadb', version: string, chain: readonly Made[], expected: boolean): void {
  const tls = { ok: true, chain: chain.map(({ der }) => der) };
  const facts = wired(makeAttempt({ greeting: makeGreeting({ flavor, version }), tls }));
  expect(incompleteOfMariadb(facts) !== undefined).toBe(expected);
}

it('sees the chain of an older MariaDB server that ends before its root', () => {
  check('mariadb', '5.5.5-10.11.6-MariaDB', [leaf], true);
  check('mariadb', '5.5.5-10.11.6-MariaDB', [leaf, ca], false);
  check('mariadb', '5.5.5-10.11.6-MariaDB', [ca], false);
  check('mariadb', '11.8.6-MariaDB', [leaf], false);
  check('mysql', '9.7.4', [leaf], false);
});
