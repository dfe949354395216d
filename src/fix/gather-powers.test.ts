import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeAttempt, makeFacts, wired } from '../../test/make/facts.ts';
import { decide } from '../checks/engine/decide.ts';
import type { Mend } from '../checks/engine/mend.ts';
import { check } from '../checks/server-key-unreadable.ts';
import type { Facts } from '../facts/facts.ts';
import { localMachine } from '../io/local-machine.ts';
import { adminFlags, gatherPowers } from './gather-powers.ts';

const request = { given: [], env: {}, cwd: '/', password: async () => '', now: new Date() };
const powers = (facts: Facts, ...mends: Mend[]) => {
  const found = { ...check, reads: ['wire.attempts' as const], run: () => [{ what: 'x', evidence: { a: 1 }, mends }] };
  return gatherPowers(localMachine, facts, decide(facts, [found]), request, { uid: 7, allowRestart: false });
};

it('looks at every path, and tries the edit on the bytes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-powers-'));
  try {
    const file = join(folder, 'real.cnf');
    const link = join(folder, 'my.cnf');
    writeFileSync(file, '[mysqld]\nssl=0\n');
    symlinkSync(file, link);
    const mend = { kind: 'option-line', file: link, line: 2, instead: 'ssl=1' } as const;
    const { paths, edited } = await powers(wired(makeAttempt()), mend, {
      kind: 'mode',
      path: join(folder, 'none'),
      mode: '0400',
    });
    expect(paths.get(link)).toMatchObject({ type: 'link', real: file, writable: true });
    expect(paths.get(join(folder, 'none'))).toMatchObject({ type: 'missing' });
    expect(edited(file, [mend]).details).toEqual(['- ssl=0', '+ ssl=1']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('knows why nobody could tell the server', async () => {
  const facts = wired(makeAttempt());
  const { noAdmin } = await gatherPowers(
    localMachine,
    facts,
    decide(facts, [
      {
        ...check,
        reads: ['wire.attempts' as const],
        run: () => [{ what: 'x', evidence: { a: 1 }, mends: [{ kind: 'reload-tls' }] }],
      },
    ]),
    { ...request, adminGiven: [{ name: 'socket', value: '/nowhere/x.sock', origin: { kind: 'argument', index: 0 } }] },
    { uid: 7, allowRestart: false },
  );
  expect(noAdmin).toMatch(/no administrator could log in/);
  expect((await powers(facts)).noAdmin).toBeUndefined();
});

it('reaches the administrator as said, else through the socket of the server', () => {
  expect(adminFlags({ ...request, adminGiven: [] }, makeFacts())).toEqual([]);
  expect(adminFlags(request, makeFacts({ server: { inForce: { socket: '/s' } } }))).toMatchObject([{ value: '/s' }]);
});
