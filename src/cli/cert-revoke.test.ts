import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { newCa, scratch } from '../../test/ca/scratch.ts';
import { cli } from '../../test/make/cli.ts';
import { issueClient } from '../ca/issue.ts';

it('revokes by file or serial', async () => {
  const ca = await newCa();
  const cwd = scratch();
  await issueClient(ca, { name: 'a', out: cwd });
  const { serial } = await issueClient(ca, { name: 'b' });
  const revoke = (...argv: string[]) => cli(['cert', 'revoke', ...argv, '--ca', ca.layout.dir], { cwd });
  expect((await revoke(serial, '--no-crl')).out).toContain(`next: tlsql ca crl ${ca.layout.dir}`);
  expect(existsSync(ca.layout.crl)).toBe(false);
  const { status, out } = await revoke('a-cert.pem', '--reason', 'keyCompromise', '--json');
  expect([status, JSON.parse(out)]).toMatchObject([
    0,
    { reason: 'keyCompromise', crl: { revoked: 2, file: ca.layout.crl } },
  ]);
  expect((await revoke(serial)).err).toContain('[serial-revoked]');
  expect((await revoke('none.pem')).err).toContain('[file-missing]');
  expect((await revoke('a-cert.pem', '--reason', 'boredom')).status).toBe(2);
});
