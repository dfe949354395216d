import { expect, it } from 'vitest';
import { newCa } from '../../test/ca/scratch.ts';
import { cli } from '../../test/make/cli.ts';
import { issueClient } from '../ca/issue.ts';
import { revoke } from '../ca/revoke.ts';

it('shows the CA and lists what is chosen', async () => {
  const ca = await newCa();
  const { dir } = ca.layout;
  const [a, b] = [await issueClient(ca, { name: 'a' }), await issueClient(ca, { name: 'b' })];
  await revoke(ca, { what: { serial: a.serial }, reason: 'superseded' });
  const { status, out } = await cli(['ca', 'show', dir]);
  expect(status).toBe(0);
  expect(out).toContain('1 valid, 1 revoked, 0 expired');
  expect(out).toMatch(new RegExp(`^revoked +${a.serial}.*/CN=a {2}\\(revoked .*, superseded\\)$`, 'm'));
  const list = async (...more: string[]): Promise<string[]> =>
    JSON.parse((await cli(['ca', 'show', dir, '--json', ...more])).out).entries.map(
      ({ serial }: { serial: string }) => serial,
    );
  expect([await list(), await list('--state', 'valid'), await list('--last', '1'), await list('--last', '0')]).toEqual([
    [a.serial, b.serial],
    [b.serial],
    [b.serial],
    [],
  ]);
  expect((await cli(['ca', 'show', '/nowhere'])).status).toBe(1);
});
