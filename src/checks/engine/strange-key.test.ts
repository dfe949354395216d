import { expect, it } from 'vitest';
import { certFile, makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { makeAttempt } from '../../../test/make/facts.ts';
import { fileAt } from '../../../test/make/files.ts';
import { makeServer } from '../../../test/make/finds.ts';
import { strangeServerKey } from './strange-key.ts';

const ca = makeCa('/CN=CA');
const facts = (curve: string) => {
  const leaf = makeCertificate({
    subject: '/CN=db',
    issuer: ca,
    key: ['-newkey', 'ec', '-pkeyopt', `ec_paramgen_curve:${curve}`],
  });
  return makeServer({ cert: fileAt('/0755 c.pem:0644', certFile(leaf)) });
};

it('knows the curves that nobody offers', () => {
  expect(strangeServerKey(facts('secp256k1'))?.key).toBe('EC secp256k1');
  expect(strangeServerKey(facts('brainpoolP256r1'))?.subject).toBe('/CN=db');
  expect(strangeServerKey(facts('P-384'))).toBeUndefined();
});

it('believes a handshake that passed', () => {
  const wire = { attempts: [makeAttempt({ tls: { ok: true, chain: [] } })] };
  expect(strangeServerKey({ ...facts('secp256k1'), wire })).toBeUndefined();
});
