import { createPrivateKey, X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { newCa } from '../../test/ca/scratch.ts';
import { type MakeOrder, maker } from './bulk-make.ts';
import { defaultSubject } from './leaf.ts';
import { commandSigner } from './signer.ts';

it('makes certificates and the keys that fit them, by key or by command', { timeout: 60_000 }, async () => {
  const ca = await newCa();
  const now = Date.now();
  const order = (name: string): MakeOrder => ({
    profile: 'client',
    names: [],
    subject: defaultSubject(ca.certificate, name).der,
    notBefore: now,
    notAfter: now + 1e6,
  });
  const root = new X509Certificate(ca.certificate.der);
  const outside = commandSigner(`openssl pkeyutl -sign -inkey ${ca.layout.key} -pkeyopt digest:sha256`, root.publicKey);
  const caKey = ca.signer().key ?? expect.fail();
  for (const [key, legacy, signer] of [
    ['ec:P-256', false, undefined],
    ['ec:P-256', true, undefined],
    ['rsa:2048', true, undefined],
    ['ec:P-256', false, outside],
  ] as const) {
    const make = maker(
      { caCertificate: ca.certificate.der, key, legacy, ...(signer === undefined ? { caKey } : {}) },
      signer,
    );
    const [a, b] = await make([{ ...order('a'), serial: Uint8Array.of(1, 2) }, order('b')]);
    expect(a?.serial).toBe('0102');
    expect(b?.serial).toMatch(/^[0-9A-F]{32}$/);
    for (const { certificatePem, keyPem, serial } of [a ?? expect.fail(), b ?? expect.fail()]) {
      const certificate = new X509Certificate(certificatePem);
      expect(certificate.verify(root.publicKey)).toBe(true);
      expect(certificate.checkPrivateKey(createPrivateKey(keyPem))).toBe(true);
      expect(certificate.serialNumber).toBe(serial);
    }
  }
  expect(() => maker({ caCertificate: ca.certificate.der, key: 'ec:P-256', legacy: false })).toThrow(
    expect.objectContaining({ code: 'internal' }),
  );
});
