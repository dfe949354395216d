import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { newCa } from '../../test/ca/scratch.ts';
import { formerFiles, formerKeys } from './former-keys.ts';
import { openCa } from './open-ca.ts';
import { renewCa } from './renew-ca.ts';

it('are those of certificates that have not ended, with another key', async () => {
  const ca = await newCa({ days: 30 });
  const former = (days: number): string[] => {
    const now = new Date(Date.now() + days * 86_400_000);
    return formerKeys(ca.layout, openCa(ca.layout.dir).certificate, now).map(
      ({ certificate }) => certificate.serialHex,
    );
  };
  expect(former(0)).toEqual([]);
  await renewCa(ca, { newKey: 'ec:P-256' });
  expect([former(0), former(31)]).toEqual([[ca.certificate.serialHex], []]);
  rmSync(formerFiles(ca.layout, ca.certificate.serialHex).key);
  expect(former(0)).toEqual([]);
  rmSync(`${ca.layout.dir}/certs`, { recursive: true });
  expect(former(0)).toEqual([]);
});
