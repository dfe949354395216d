import { it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { makeAttempt, makeGreeting } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { clientWith } from '../../test/make/options.ts';
import { check as verifies } from './client-mariadb-11-verifies-by-default.ts';
import { check } from './client-mariadb-accepts-incomplete-chain.ts';

const ca = makeCa('/CN=CA');
const leaf = makeCertificate({ subject: '/CN=db', issuer: ca });

/** mariadb 11.8 without a CA at a server of this version, which sends its leaf. */
function session(version: string, host = 'db.example.test', chain = [leaf.der]) {
  const { client, ...rest } = clientWith('[client]\n', 'mariadb-11', { host, password: 'x' });
  const intent = client?.intent && { ...client.intent, passwordGiven: true };
  const attempt = makeAttempt({ greeting: makeGreeting({ flavor: 'mariadb', version }), tls: { ok: true, chain } });
  return { ...rest, client: { ...client, ...(intent && { intent }) }, wire: { attempts: [attempt] } };
}

it('fires: an older server sends a chain without its end', () => {
  finds(check, session('5.5.5-10.11.6-MariaDB'), 1);
  finds(verifies, session('5.5.5-10.11.6-MariaDB'), 0);
});

it('is silent: the chain is whole, the server proves itself, nothing is verified on loopback', () => {
  finds(check, session('5.5.5-10.11.6-MariaDB', 'db', [leaf.der, ca.der]), 0);
  finds(check, session('11.8.6-MariaDB'), 0);
  finds(check, session('5.5.5-10.11.6-MariaDB', '127.0.0.1'), 0);
});
