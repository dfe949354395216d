import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeSituation } from '../../test/make/situation.ts';
import { localMachine } from '../io/local-machine.ts';
import { lookAtHost, runsThere } from './look-host.ts';

it('tells a server of this machine from one behind a tunnel', async () => {
  const here = { hostname: hostname() };
  expect(await runsThere(localMachine, undefined, {})).toBe(true);
  expect(await runsThere(localMachine, '127.0.0.1', here)).toBe(true);
  expect(await runsThere(localMachine, '::1', here)).toBe(true);
  expect(await runsThere(localMachine, '127.0.0.1', { hostname: 'db1.example.com' })).toBe(false);
  expect(await runsThere(localMachine, '192.0.2.1', here)).toBe(false);
});

it('edits the file that was named, through links, where no process can be seen', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-host-'));
  const real = join(folder, 'real.cnf');
  const link = join(folder, 'my.cnf');
  writeFileSync(real, '[mysqld]\nport=1\n');
  symlinkSync(real, link);
  try {
    // Port 9 (discard) has no server of ours behind it.
    const situation = makeSituation({ variables: { datadir: folder, port: '9' } });
    const seen = await lookAtHost(localMachine, situation, link);
    expect(seen.optionFile).toMatchObject({ path: link, real, writable: true });
    expect(seen.user?.uid).toBe(process.getuid?.());
    expect(seen.dialect).toBe('mysql');
    const none = await lookAtHost(localMachine, situation, join(folder, 'none.cnf'));
    expect(none.optionFile).toBeUndefined();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
