import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { localMachine } from '../io/local-machine.ts';
import type { FixAct, FixStep } from './fix-plan.ts';
import { differences, restorePaths, savePaths } from './saved-paths.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tlsql-saved-'));
  mkdirSync(join(folder, 'state'), { mode: 0o700 });
});
afterEach(() => rmSync(folder, { recursive: true }));

const step = (action: FixAct): FixStep => ({
  id: action.do,
  title: '',
  reason: '',
  risk: '',
  undo: '',
  restarts: false,
  details: [],
  action,
});
const at = (name: string): string => join(folder, name);

it('brings modes, bytes and links back, twice as well as once', async () => {
  writeFileSync(at('key'), 'secret', { mode: 0o600 });
  writeFileSync(at('my.cnf'), '[mysqld]\n', { mode: 0o644 });
  symlinkSync('old', at('link'));
  const saved = await savePaths(
    localMachine,
    [
      step({ do: 'run', line: '', path: at('key'), kind: 'mode' }),
      step({ do: 'run', line: '', path: at('link'), kind: 'link' }),
      step({ do: 'run', line: '', path: at('new'), kind: 'link' }),
      step({ do: 'edit-option-file', path: at('my.cnf'), dialect: 'mysql', mends: [], before: '', after: '' }),
    ],
    at('state'),
  );
  expect(await differences(localMachine, saved)).toEqual([]);
  // The bytes of a key are never copied.
  expect(JSON.stringify(saved)).not.toContain('secret');
  expect(saved.filter(({ was }) => was?.copy !== undefined).map(({ path }) => path)).toEqual([at('my.cnf')]);
  chmodSync(at('key'), 0o644);
  writeFileSync(at('my.cnf'), 'x');
  rmSync(at('link'));
  symlinkSync('other', at('link'));
  symlinkSync('other', at('new'));
  expect(await differences(localMachine, saved)).toHaveLength(4);
  for (let time = 0; time < 2; time += 1) {
    await restorePaths(localMachine, saved);
    expect(await differences(localMachine, saved)).toEqual([]);
  }
  expect(lstatSync(at('key')).mode & 0o777).toBe(0o600);
  expect(readFileSync(at('my.cnf'), 'utf8')).toBe('[mysqld]\n');
  expect(readlinkSync(at('link'))).toBe('old');
});

it('takes away the hash links that came, and puts back those that went', async () => {
  mkdirSync(at('ca.d'));
  symlinkSync('a.pem', at('ca.d/0123abcd.0'));
  writeFileSync(at('ca.d/aaaaaaaa.0'), 'a file of its own');
  const saved = await savePaths(localMachine, [step({ do: 'rehash', folder: at('ca.d') })], at('state'));
  rmSync(at('ca.d/0123abcd.0'));
  symlinkSync('a.pem', at('ca.d/11112222.0'));
  expect(await differences(localMachine, saved)).toHaveLength(2);
  await restorePaths(localMachine, saved);
  expect(await differences(localMachine, saved)).toEqual([]);
  expect(readlinkSync(at('ca.d/0123abcd.0'))).toBe('a.pem');
});

it('says what cannot be looked at before anything is done', async () => {
  writeFileSync(at('file'), '');
  const inside = step({ do: 'run', line: '', path: at('file/x'), kind: 'mode' });
  await expect(savePaths(localMachine, [inside], at('state'))).rejects.toMatchObject({ code: 'secure-step-failed' });
});
