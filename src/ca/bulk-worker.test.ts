import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newCa, scratch } from '../../test/ca/scratch.ts';
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

it('writes files and tells which one it could not, with the code', { timeout: 60_000 }, async () => {
  const ca = await newCa();
  const caKey = ca.signer().key ?? expect.fail();
  const pool = startPool({ caCertificate: ca.certificate.der, caKey, key: 'ec:P-256', legacy: false });
  const dir = scratch();
  writeFileSync(join(dir, 'b'), '');
  const files = ['a', 'b', 'c'].map((name) => ({ path: join(dir, name), bytes: Buffer.from(name), mode: 0o600 }));
  const { made, failed } = await pool.write(files);
  expect(made).toEqual([join(dir, 'a')]);
  expect(failed).toMatchObject({ path: join(dir, 'b'), error: { code: 'EEXIST' } });
  expect(failed?.error).toBeInstanceOf(Error);
  expect(readFileSync(join(dir, 'a'), 'latin1')).toBe('a');
  await pool.close();
});
