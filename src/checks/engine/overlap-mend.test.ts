import { expect, it } from 'vitest';
import { clientWith, serverWith } from '../../../test/make/options.ts';
import type { Facts } from '../../facts/facts.ts';
import { cipherMends, versionMends } from './overlap-mend.ts';

/** A client with these flags before a server with these lines; without lines the server is not seen. */
function facts(flags: Readonly<Record<string, string>>, lines?: string): Facts {
  const client = clientWith('', undefined, flags).client;
  const tlsVersions = flags['tls-version']?.split(',') ?? [];
  const intent = client?.intent;
  const seen = intent === undefined || tlsVersions.length === 0 ? intent : { ...intent, tlsVersions };
  const base = lines === undefined ? clientWith('') : serverWith(`[mysqld]\n${lines}\n`);
  const again = ['tlsql doctor', ...Object.entries(flags).map(([name, value]) => `--${name}=${value}`)].join(' ');
  return {
    ...base,
    again,
    ...(client === undefined ? {} : { client: { ...client, ...(seen ? { intent: seen } : {}) } }),
  };
}
const atClient = (line: string) => [{ kind: 'look', line }];
const atServer = (name: string, value: unknown) => [
  { kind: 'option', file: '/etc/my.cnf', group: 'mysqld', name, value },
  { kind: 'restart' },
  { kind: 'prove' },
];

it('widens the side that can be widened without weakening the other', () => {
  const both = atClient('tlsql doctor --tls-version=TLSv1.2,TLSv1.3');
  expect(versionMends(facts({ 'tls-version': 'TLSv1.2' }, 'tls_version=TLSv1.3'))).toEqual(both);
  expect(versionMends(facts({ 'tls-version': 'TLSv1.2' }))).toEqual(both);
  const server = atServer('tls_version', 'TLSv1.2,TLSv1.3');
  expect(versionMends(facts({ 'tls-version': 'TLSv1.3' }, 'tls_version=TLSv1.2'))).toEqual(server);
  expect(versionMends(facts({}, 'tls_version=TLSv1.1'))).toEqual(server);
});

it('takes the list of ciphers away from who gave one', () => {
  expect(cipherMends(facts({ 'ssl-cipher': 'AES128-SHA' }, 'ssl_cipher=AES256-SHA'))).toEqual(atClient('tlsql doctor'));
  expect(cipherMends(facts({}, 'ssl_cipher=AES256-SHA'))).toEqual(
    atServer('ssl_cipher', expect.stringMatching(/^ECDHE-ECDSA.*ECDHE-RSA/)),
  );
});

it('mends the list of TLS 1.3 where that is the only version', () => {
  const only = 'tls_version=TLSv1.3\ntls-ciphersuites=';
  const own = { 'tls-ciphersuites': 'TLS_AES_256_GCM_SHA384' };
  expect(cipherMends(facts(own, `${only}TLS_AES_128_CCM_SHA256`))).toEqual(
    atServer('tls-ciphersuites', expect.stringMatching(/^TLS_AES_256_GCM_SHA384:/)),
  );
  expect(cipherMends(facts(own, `${only}TLS_AES_128_GCM_SHA256`))).toEqual(atClient('tlsql doctor'));
});
