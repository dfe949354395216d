import { expect, it } from 'vitest';
import { newCa } from '../../test/ca/scratch.ts';
import { startPool } from './bulk-pool.ts';

it('answers an order that it cannot make with the reason, and lives on', { timeout: 60_000 }, async () => {
  const ca = await newCa();
  const caKey = ca.signer().key ?? expect.fail();
  const pool = startPool({ caCertificate: ca.certificate.der, caKey, key: 'ec:P-256', legacy: false });
  const order = {
    profile: 'client' as const,
    names: [],
    subject: ca.certificate.subject.der,
    notBefore: 0,
    notAfter: 1e12,
  };
  await expect(pool.make([{ ...order, notBefore: Number.NaN }])).rejects.toThrow(/a worker failed: /);
  expect(await pool.make([order])).toHaveLength(1);
  await pool.close();
});
