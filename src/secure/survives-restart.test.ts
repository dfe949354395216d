import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fakeRun } from '../../test/make/run.ts';
import { localMachine } from '../io/local-machine.ts';
import { sameValue, survivesRestart } from './survives-restart.ts';

it('compares what runs with what is written', () => {
  expect(sameValue('/a', '/a')).toBe(true);
  expect(sameValue('/a', '/b')).toBe(false);
  expect(sameValue('/a', undefined)).toBe(false);
  expect(sameValue('', undefined)).toBe(true);
  // MySQL's own files in the data folder need nobody to write them.
  expect(sameValue('ca.pem', undefined)).toBe(true);
  expect(sameValue('ON', '1')).toBe(true);
  expect(sameValue('ON', undefined)).toBe(false);
  expect(sameValue('OFF', undefined)).toBe(true);
  expect(sameValue('/a', '')).toBe(false);
});

it('reads the files as the server would', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-restart-'));
  const config = join(folder, 'my.cnf');
  try {
    // Port 9 (discard) has no server of ours behind it: the file that is named is the one that is read.
    const running = [
      ['ssl_ca', '/a'],
      ['ssl_key', '/k'],
      ['port', '9'],
      ['require_secure_transport', 'ON'],
    ];
    const { run } = fakeRun([
      [/SHOW GLOBAL VARIABLES/, running],
      [/persisted_variables/, [['ssl_key', '/k']]],
      [/CURRENT_USER/, [['root@localhost']]],
    ]);
    const { session } = run;
    if (session === undefined) throw new Error('no session');
    const check = async (): Promise<readonly string[]> => {
      const asked = { host: localMachine, session, at: 'x', config, restarted: false, dryStart: false };
      const seen = await survivesRestart({ ...asked, onFolder: () => expect.fail('nothing is to be started') });
      expect(seen.how).toBe('files');
      return seen.lost;
    };
    writeFileSync(config, '[mysqld]\nssl_ca=/a\nrequire-secure-transport=ON\n');
    expect(await check()).toEqual([]);
    writeFileSync(config, '[mysqld]\nssl_ca=/b\n');
    expect(await check()).toHaveLength(2);
    writeFileSync(config, 'ssl_ca=/a\n');
    expect((await check())[0]).toMatch(/would stop at/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
