import { expect, it } from 'vitest';
import { makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { failedTls, makeAttempt } from '../../../test/make/facts.ts';
import { denied } from '../../../test/make/scenes.ts';
import { refusedCurve, unshownKey } from './unshown-key.ts';

const ca = makeCa('/CN=CA');
const ec = (curve: string): readonly string[] => ['-newkey', 'ec', '-pkeyopt', `ec_paramgen_curve:${curve}`];

/** Facts of a client with such a key, which both sides have these schemes for. */
function withKey(key: readonly string[], schemes?: readonly string[], protocol = 'TLSv1.3') {
  const certificate = makeCertificate({ subject: '/CN=app', issuer: ca, key });
  const tls = {
    ok: true,
    protocol,
    chain: [],
    ...(schemes === undefined ? {} : { clientSignatureAlgorithms: schemes }),
  };
  return denied({ kind: 'X509' }, { certificate, attempt: { tls } });
}
const usual = ['ECDSA+SHA256', 'ECDSA+SHA384', 'ECDSA+SHA512', 'Ed25519+UNDEF', 'RSA-PSS+SHA256', 'RSA+SHA256'];

function check(key: readonly string[], schemes: readonly string[] | undefined, expected: string | undefined): void {
  expect(unshownKey(withKey(key, schemes))?.key).toBe(expected);
}

it('names keys that TLS 1.3 has no signature for', () => {
  check(ec('brainpoolP256r1'), usual, 'EC brainpoolP256r1');
  check(ec('brainpoolP256r1'), undefined, 'EC brainpoolP256r1');
  check(ec('secp256k1'), usual, 'EC secp256k1');
  check(ec('secp224r1'), usual, 'EC secp224r1');
});

it('passes over those that both sides know', () => {
  for (const key of [ec('P-256'), ec('P-521'), ['-newkey', 'rsa:2048'], ['-newkey', 'ed25519']])
    check(key, usual, undefined);
  check(ec('P-256'), undefined, undefined);
  // OpenSSL 3.2 and later on both sides: the brainpool scheme has the same name once more.
  check(ec('brainpoolP256r1'), [...usual, 'ECDSA+SHA256'], undefined);
});

it('counts what the server takes', () => {
  check(ec('P-256'), ['RSA-PSS+SHA256'], 'EC prime256v1');
  check(['-newkey', 'rsa:2048'], ['ECDSA+SHA256'], 'RSA 2048');
});

it('speaks of TLS 1.3 alone, and in TLS 1.2 of the alert for a curve', () => {
  expect(unshownKey(withKey(ec('secp256k1'), usual, 'TLSv1.2'))).toBeUndefined();
  const alert = (code: number) => failedTls({ alertReceived: { code, name: 'x', fatal: true } });
  const failed = (key: readonly string[], code: number) => {
    const { client } = withKey(key);
    return refusedCurve({
      ...withKey(key),
      client: client ?? {},
      wire: { attempts: [{ ...alert(code), clientCertificateSent: true }] },
    });
  };
  expect(failed(ec('secp256k1'), 47)?.key).toBe('EC secp256k1');
  expect(failed(ec('secp256k1'), 40)).toBeUndefined();
  expect(failed(ec('P-256'), 47)).toBeUndefined();
  expect(refusedCurve({ ...withKey(ec('secp256k1')), wire: { attempts: [makeAttempt()] } })).toBeUndefined();
});
