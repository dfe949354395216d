import { expect, it } from 'vitest';
import { faults } from '../all.ts';
import { explain } from './explain.ts';

const idsOf = (text: string): string[] => explain(text, faults).meanings.map(({ fault }) => fault.id);
const check = (text: string, id: string, within = 1): void => expect(idsOf(text).slice(0, within), text).toContain(id);

it('finds every text of the catalogue: the first meaning in 90 of 100, the first three in 96', () => {
  const texts = new Map<string, Set<string>>();
  for (const { id, symptoms } of faults) {
    for (const { text } of symptoms) texts.set(text, (texts.get(text) ?? new Set()).add(id));
  }
  let first = 0;
  let three = 0;
  for (const [text, ids] of texts) {
    const found = idsOf(text);
    if (found[0] !== undefined && ids.has(found[0])) first += 1;
    if (found.slice(0, 3).some((id) => ids.has(id))) three += 1;
  }
  expect(first / texts.size).toBeGreaterThan(0.9);
  expect(three / texts.size).toBeGreaterThan(0.96);
});

it('finds texts of other machines, versions and programs', () => {
  check(
    "mysqldump: Got error: 2026: SSL connection error: SSL is required but the server doesn't support it when trying to connect",
    'server-has-no-tls',
  );
  check(
    'java.security.cert.CertPathValidatorException: Path does not chain with any of the trust anchors',
    'driver-java-truststore-lacks-ca',
  );
  check(
    'tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-03-01T00:00:00Z is after 2025-12-31T00:00:00Z',
    'server-cert-expired',
  );
  check('x509: certificate is valid for db1.prod.corp, not 10.20.30.40', 'host-name-mismatch', 2);
  check('error communicating with database: invalid peer certificate: UnknownIssuer', 'server-cert-unknown-ca');
  check(
    "250101  1:02:03 [Note] X509 subject mismatch: should be '/CN=svc' but is '/O=Big/CN=svc'",
    'require-subject-mismatch',
  );
  check(
    "Host 'web-17.corp' is blocked because of many connection errors; unblock with 'mysqladmin flush-hosts'",
    'host-blocked',
  );
});

it('takes the innermost cause of nested errors', () => {
  check(
    [
      'Exception in thread "main" com.mysql.cj.jdbc.exceptions.CommunicationsException: Communications link failure',
      'Caused by: javax.net.ssl.SSLHandshakeException: Received fatal alert: certificate_expired',
      '\tat sun.security.ssl.Alert.createSSLException(Alert.java:131)',
    ].join('\n'),
    'client-cert-expired',
  );
});

it('does not guess', () => {
  const { meanings, unknown } = explain('the quick brown fox\njumps over the lazy dog', faults);
  expect(meanings).toEqual([]);
  expect(unknown).toEqual(['the quick brown fox', 'jumps over the lazy dog']);
  expect(idsOf('')).toEqual([]);
});

it('survives hostile text', () => {
  expect(
    idsOf(`\u001b[31mERROR 1129 (HY000)\u001b[0m: Host 'x' is blocked because of many connection errors\u0000`)[0],
  ).toBe('host-blocked');
  expect(idsOf('(((('.repeat(20_000))).toEqual([]);
});
