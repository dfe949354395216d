import { afterAll, expect, it } from 'vitest';
import { makeCertificates } from '../../test/endpoint/certificates.ts';
import { loadTls } from './tls-context.ts';
import type { TlsSettings } from './tls-settings.ts';

const certificates = makeCertificates();
afterAll(() => certificates.remove());
const good: TlsSettings = {
  ca: 'ca.pem',
  cert: 'server-cert.pem',
  key: 'server-key.pem',
  crl: '',
  cipher: '',
  ciphersuites: undefined,
  version: 'TLSv1.2,TLSv1.3',
};
const extra = new Map([
  ['junk.pem', 'no pem'],
  ['two.pem', certificates.file('foreign-ca.pem') + certificates.file('ca.pem')],
]);
const load = (changes: Partial<TlsSettings>, now = Date.now()) =>
  loadTls(
    { ...good, ...changes },
    async (name) => extra.get(name) ?? certificates.file(name),
    () => now,
  );

it('makes TLS of good files, and none without a certificate', async () => {
  expect(await load({})).toMatchObject({ verifies: true, settings: good });
  expect(await load({ ca: 'two.pem', crl: 'crl.pem' })).toMatchObject({ verifies: true });
  expect(await load({ cert: '', key: '' })).toBeUndefined();
});

it('tells whether its certificate verifies against ssl_ca', async () => {
  expect(await load({ ca: '' })).toMatchObject({ verifies: false });
  // Same name, other key.
  expect(await load({ ca: 'foreign-ca.pem' })).toMatchObject({ verifies: false });
  expect(await load({}, Date.now() + 90 * 86_400_000)).toMatchObject({ verifies: false });
});

it.each<[Partial<TlsSettings>, string]>([
  [{ cert: 'nope.pem' }, 'Unable to get certificate'],
  [{ cert: 'junk.pem' }, 'Unable to get certificate'],
  [{ key: '' }, 'Unable to get private key'],
  [{ key: 'ca.pem' }, 'Unable to get private key'],
  [{ key: 'client-key.pem' }, 'Private key does not match the certificate public key'],
  [{ ca: 'nope.pem' }, 'SSL_CTX_set_default_verify_paths failed'],
  [{ ca: 'junk.pem' }, 'SSL_CTX_set_default_verify_paths failed'],
  [{ crl: 'nope.pem' }, 'SSL_CTX_set_default_verify_paths failed'],
  [{ cipher: 'FOO' }, 'Failed to set ciphers to use'],
  [{ version: '' }, 'TLS version is invalid'],
])('%j: %s', async (changes, trouble) => {
  await expect(load(changes)).rejects.toMatchObject({ code: 'endpoint-tls-unusable', detail: { fields: { trouble } } });
});
