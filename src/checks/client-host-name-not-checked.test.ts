import { expect, it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { makeAttempt } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { refusedName } from '../../test/make/scenes.ts';
import type { SslMode } from '../optionfile/ssl-mode.ts';
import { check } from './client-host-name-not-checked.ts';

const leaf = makeCertificate({
  subject: '/CN=db',
  issuer: makeCa('/CN=Root'),
  extensions: ['subjectAltName=DNS:other.example'],
});

/** A session with a host that this certificate was shown for. */
function session(host: string, sslMode: SslMode = 'VERIFY_CA') {
  const { client, ...rest } = refusedName(host, leaf);
  const intent = client?.intent && { ...client.intent, sslMode };
  const tls = { ok: true, chain: [leaf.der], verified: { ok: true } };
  return { ...rest, client: { ...(intent && { intent }) }, wire: { attempts: [makeAttempt({ tls })] } };
}

it('says so where the certificate is for another host', () => {
  expect(finds(check, session('db.example'), 1)[0]).toMatchObject({ severity: 'notice' });
});

it('is silent: the name is there, or is verified, or nothing is', () => {
  finds(check, session('other.example'), 0);
  finds(check, session('db.example', 'VERIFY_IDENTITY'), 0);
  finds(check, session('db.example', 'REQUIRED'), 0);
});
