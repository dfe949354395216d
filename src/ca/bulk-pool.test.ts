import { X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { newCa } from '../../test/ca/scratch.ts';
import type { MakeOrder } from './bulk-make.ts';
import { startPool } from './bulk-pool.ts';
import { defaultSubject } from './leaf.ts';

it('makes batches in threads, and tells when one fails', { timeout: 60_000 }, async () => {
  const ca = await newCa();
  const caKey = ca.signer().key ?? expect.fail();
  const pool = startPool({ caCertificate: ca.certificate.der, caKey, key: 'ec:P-256', legacy: false });
  const order = (name: string): MakeOrder => ({
    profile: 'client',
    names: [],
    subject: defaultSubject(ca.certificate, name).der,
    notBefore: 0,
    notAfter: 1e12,
  });
  const batches = await Promise.all([pool.make(['a', 'b'].map(order)), pool.make(['c'].map(order)), pool.make([])]);
  const names = batches.map((made) =>
    made.map(({ certificatePem }) => new X509Certificate(certificatePem).subject.split('CN=')[1]),
  );
  expect(names).toEqual([['a', 'b'], ['c'], []]);
  await expect(pool.make([{ ...order('d'), notBefore: Number.NaN }])).rejects.toMatchObject({ code: 'internal' });
  await pool.close();
});
