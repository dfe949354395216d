import { expect, it } from 'vitest';
import type { SafeMend } from '../checks/engine/mend.ts';
import { type PathState, whyNot } from './why-not.ts';

const file: PathState = { type: 'file', uid: 1000, real: '/etc/mysql/k.pem', writable: true };
const check = (mend: SafeMend, state: PathState | undefined, uid: number, expected: RegExp | undefined): void => {
  const why = whyNot(mend, state, uid);
  if (expected === undefined) expect(why).toBeUndefined();
  else expect(why).toMatch(expected);
};
const mode = (text: string): SafeMend => ({ kind: 'mode', path: '/etc/mysql/k.pem', mode: text });

it('lets root and the owner do it, and nobody else', () => {
  check(mode('0400'), file, 0, undefined);
  check(mode('0400'), file, 1000, undefined);
  check(mode('0400'), file, 1001, /another user/);
  check({ kind: 'owner', path: '/etc/mysql/k.pem', owner: 'mysql:' }, file, 1000, /only root/);
  check({ kind: 'option-line', file: '/my.cnf', line: 1 }, { ...file, writable: false }, 1000, /written/);
});

it('never opens anything for writing', () => {
  for (const text of ['0666', '0660', '777', 'g+w', 'a+r', '+w', 'o=rw', 'u+s']) check(mode(text), file, 0, /write/);
  for (const text of ['0644', '0400', 'g+x', 'go-w', 'u+r', 'g+x,o-w']) check(mode(text), file, 0, undefined);
});

it('keeps away from what belongs to all, and from what would be lost', () => {
  const folder: PathState = { type: 'directory', uid: 0, real: '/etc', writable: true };
  check({ kind: 'group-of', path: '/etc', user: 'mysql' }, folder, 0, /all programs/);
  check({ kind: 'group-of', path: '/x', user: 'mysql' }, { ...folder, real: '/var/lib' }, 0, /all programs/);
  check(
    { kind: 'group-of', path: '/etc/mysql/tls', user: 'mysql' },
    { ...folder, real: '/etc/mysql/tls' },
    0,
    undefined,
  );
  check({ kind: 'link', path: '/etc/l', target: '/t' }, file, 0, /no link/);
  check({ kind: 'link', path: '/etc/l', target: '/t' }, { ...file, type: 'missing' }, 0, undefined);
  check(mode('0400'), { ...file, type: 'missing' }, 0, /not there/);
  check(mode('0400'), undefined, 0, /looked at/);
  check({ kind: 'mode', path: 'k.pem', mode: '0400' }, file, 0, /absolute/);
});
