import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { newCa, openssl } from '../../test/ca/scratch.ts';
import { cli } from '../../test/make/cli.ts';

it('renews an intermediate by the CA above it', async () => {
  const { layout } = await newCa();
  const below = `${layout.dir}-below`;
  expect((await cli(['ca', 'intermediate', below, '--under', layout.dir, '--subject', '/CN=Below'])).status).toBe(0);
  const refused = await cli(['ca', 'renew', below]);
  expect([refused.status, refused.err]).toEqual([1, expect.stringContaining(`tlsql ca renew ${below} --under PARENT`)]);
  const { status, out } = await cli(['ca', 'renew', below, '--under', layout.dir, '--new-key', 'ec:P-384']);
  expect([status, out]).toEqual([0, expect.stringContaining(`put ${below}/cachain.pem and reload`)]);
  rmSync(below, { recursive: true });
});

it('renews with the same key or a new one', async () => {
  const { layout, certificatePath } = await newCa();
  const pub = (): string => openssl(['x509', '-in', certificatePath, '-noout', '-pubkey']);
  const before = pub();
  expect((await cli(['ca', 'renew', layout.dir, '--days', '100'])).out).toContain(
    `next: give every server and client ${certificatePath} as ssl-ca`,
  );
  expect(pub()).toBe(before);
  const { out } = await cli(['ca', 'renew', layout.dir, '--new-key', 'ec:P-384', '--json']);
  expect(JSON.parse(out)).toMatchObject({
    cross: `${layout.dir}/cacross.pem`,
    bundle: `${layout.dir}/cabundle.pem`,
    warnings: [],
  });
  expect(out).not.toContain('PRIVATE');
  expect(pub()).not.toBe(before);
  expect((await cli(['ca', 'renew', layout.dir, '--new-key', 'x'])).status).toBe(2);
});
