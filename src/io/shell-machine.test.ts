import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findOnPath } from '../../scripts/servers/apt.ts';
import { lookNames, sameFacts } from '../../test/make/same-facts.ts';
import { TlsqlError } from '../base/error.ts';
import { walkPath } from '../probe/walk-path.ts';
import { localMachine } from './local-machine.ts';
import type { Machine } from './machine.ts';
import { openShellLink, type ShellLink } from './shell-link.ts';
import { shellMachine } from './shell-machine.ts';

/** Shells that people have as sh. */
const shells = [['sh'], ['dash'], ['bash', '--posix'], ['busybox', 'sh']].filter(
  ([program = '']) => findOnPath(program) !== null,
);

describe.each(shells)('behind %s', (...command) => {
  let link: ShellLink;
  let machine: Machine;
  let folder = '';
  beforeAll(async () => {
    const [program = '', ...words] = command;
    const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'pipe'] });
    link = await openShellLink(child, 'there', 5000, () => new TlsqlError('connection-lost', { seen: 'it ended' }));
    machine = shellMachine(link);
  });
  afterAll(() => link.close());
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'tlsql-shell-')));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each(lookNames)('sees the same: %s', async (name) => await sameFacts(name, machine, folder));

  it('finds processes by their words', async () => {
    const own = (await machine.commandLines([process.execPath])).find(({ pid }) => pid === process.pid);
    expect(own).toEqual((await localMachine.commandLines([process.execPath])).find(({ pid }) => pid === process.pid));
  });

  it('walks a path in one journey', async () => {
    writeFileSync(join(folder, 'k.pem'), 'x');
    const before = link.count().journeys;
    const steps = await walkPath(join(folder, 'k.pem'), { users: [], groups: [] }, machine);
    expect(steps).toEqual(await walkPath(join(folder, 'k.pem'), { users: [], groups: [] }));
    expect(link.count().journeys - before).toBe(1);
  });

  it('ends a command in time, and goes on', async () => {
    expect((await machine.run('sleep 30', 1000)).status).toBe(124);
    expect(await machine.writable('/')).toBe(await localMachine.writable('/'));
  });

  it('takes no path with a line end', async () => {
    await expect(machine.read('/a\nrm x')).rejects.toMatchObject({ code: 'file-not-readable' });
  });
});
