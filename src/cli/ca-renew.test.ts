import { expect, it } from 'vitest';
import { newCa, openssl } from '../../test/ca/scratch.ts';
import { cli } from '../../test/make/cli.ts';

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
