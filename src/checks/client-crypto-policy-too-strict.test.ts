import { it } from 'vitest';
import { makeCa } from '../../test/make/certificates.ts';
import { makeAttempt, makeFacts } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { CryptoPolicy } from '../facts/client.ts';
import { check } from './client-crypto-policy-too-strict.ts';

const policy = (parts: Partial<CryptoPolicy>, key: readonly string[], protocol = 'TLSv1.2') => {
  const leaf = makeCa('/CN=db', { key });
  return makeFacts({
    client: {
      cryptoPolicy: { file: '/etc/ssl/openssl.cnf', ...parts },
      intent: { transport: 'tcp', passwordGiven: false, sslMode: 'VERIFY_CA', sslModeFrom: 'asked' },
    },
    wire: { attempts: [makeAttempt({ tls: { ok: true, protocol, chain: [leaf.der] } })] },
  });
};
const rsa2048 = ['-newkey', 'rsa:2048'];

it('fires on a key or a version below what OpenSSL is told to want', () => {
  finds(check, policy({ securityLevel: 3 }, rsa2048), 1);
  finds(check, policy({ minProtocol: 'TLSv1.3' }, rsa2048), 1);
});

it('is silent on what suffices', () => {
  finds(check, policy({ securityLevel: 2, minProtocol: 'TLSv1.2' }, rsa2048), 0);
  finds(check, policy({ minProtocol: 'TLSv1.3' }, rsa2048, 'TLSv1.3'), 0);
});
