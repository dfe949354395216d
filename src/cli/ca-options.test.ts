import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newCa, scratch } from '../../test/ca/scratch.ts';
import { cli } from '../../test/make/cli.ts';

it('opens an encrypted key with the first line of a file, and says plainly when it does not open', async () => {
  const { layout } = await newCa({ passphrase: 'geheim' });
  const cwd = scratch();
  writeFileSync(join(cwd, 'right'), 'geheim\r\n');
  writeFileSync(join(cwd, 'wrong'), 'falsch\n');
  const issue = (...more: string[]) => cli(['cert', 'client', 'a', '--ca', layout.dir, ...more], { cwd });
  expect((await issue('--passphrase-file', 'wrong')).err).toContain('[private-key-passphrase-wrong]');
  writeFileSync(join(cwd, 'empty'), '\n');
  expect((await issue('--passphrase-file', 'empty')).err).toContain('an empty first line');
  expect((await cli(['ca', 'init', 'new', '--subject', '/CN=x', '--passphrase-file', 'empty'], { cwd })).status).toBe(
    2,
  );
  expect((await issue()).err).toContain('--passphrase-file');
  expect((await issue('--passphrase-file', 'none')).err).toContain('[file-missing]');
  expect((await issue('--passphrase-file', 'right')).status).toBe(0);
});

it('signs with a command', async () => {
  const { layout } = await newCa();
  const cwd = scratch();
  const command = `openssl pkeyutl -sign -inkey ${layout.key} -pkeyopt digest:sha256`;
  expect((await cli(['cert', 'client', 'a', '--ca', layout.dir, '--key-cmd', command], { cwd })).status).toBe(0);
  expect((await cli(['cert', 'client', 'b', '--ca', layout.dir, '--key-cmd', 'false'], { cwd })).err).toContain(
    '[key-command-failed]',
  );
});
