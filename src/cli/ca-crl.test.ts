import { expect, it } from 'vitest';
import { newCa, openssl } from '../../test/ca/scratch.ts';
import { cli } from '../../test/make/cli.ts';

it('makes a CRL for as long as said', async () => {
  const { layout, certificatePath } = await newCa();
  const { status, out } = await cli(['ca', 'crl', layout.dir, '--days', '7', '--json']);
  expect([status, JSON.parse(out)]).toMatchObject([0, { file: layout.crl, number: '01', revoked: 0 }]);
  openssl(['crl', '-in', layout.crl, '-noout', '-CAfile', certificatePath]);
  expect((await cli(['ca', 'crl', layout.dir])).out).toMatch(/number 02, 0 revoked, valid /);
  expect((await cli(['ca', 'crl', layout.dir, '--days', '0'])).status).toBe(2);
});
