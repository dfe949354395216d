import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { alertFor, alertRecord } from './alert-record.ts';
import { type Endpoint, startEndpoint } from './server.ts';

const folder = mkdtempSync(join(tmpdir(), 'tlsql-alert-'));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text, { mode: 0o600 });
  return join(folder, name);
};
const ca = makeCa('/CN=CA');
const server = makeCertificate({ subject: '/CN=db1', issuer: ca });
const client = (name: string, wish: Parameters<typeof makeCertificate>[0]): string[] => {
  const { pem, keyPem } = makeCertificate(wish);
  return ['-cert', file(`${name}.pem`, pem), '-key', file(`${name}.key`, keyPem)];
};
const files: Record<string, string> = { ca: ca.pem, cert: server.pem, key: server.keyPem };
let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await startEndpoint({
    variables: { ssl_ca: 'ca', ssl_cert: 'cert', ssl_key: 'key' },
    readFile: async (path) => files[path.split('/').at(-1) ?? ''] ?? '',
  });
});
afterAll(async () => {
  await endpoint.close();
  rmSync(folder, { recursive: true });
});

/** What OpenSSL's own client says of the alert; it is the judge of the record. */
function openssl(suite: string, identity: string[]): Promise<string> {
  const target = ['s_client', '-starttls', 'mysql', '-connect', `127.0.0.1:${endpoint.port}`];
  return new Promise((resolve) => {
    const child = execFile(
      'openssl',
      [...target, '-ciphersuites', suite, ...identity],
      { timeout: 10_000 },
      (_, out, err) => resolve(/SSL alert number \d+/.exec(out + err)?.[0] ?? 'no alert'),
    );
    child.stdin?.on('error', () => {});
  });
}

it.each(['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'])(
  'tells a client by %s why its certificate is refused',
  async (suite) => {
    const foreign = client('foreign', { subject: '/CN=a', issuer: makeCa('/CN=Foreign') });
    expect(await openssl(suite, foreign)).toBe('SSL alert number 48');
    const old = client('old', { subject: '/CN=a', issuer: ca, from: -2, to: -1 });
    expect(await openssl(suite, old)).toBe('SSL alert number 45');
  },
);

it('knows no other suites, and a number for every verdict', () => {
  const sent = { secret: Buffer.alloc(32), cipher: 'ECDHE-RSA-AES128-GCM-SHA256', records: 2 };
  expect(alertRecord(sent, 48)).toBeUndefined();
  expect([alertFor('CERT_REVOKED'), alertFor('SOMETHING_ELSE')]).toEqual([44, 46]);
});
