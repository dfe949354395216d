import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cutOff, makeFacts, makeGreeting, wired } from '../../../test/make/facts.ts';
import type { Mend, SafeMend } from './mend.ts';
import { allLines, fileLine, mendLines } from './mend-lines.ts';

it('quotes what is no plain word', () => {
  const check = (mend: SafeMend, expected: string): void => expect(fileLine(mend)).toBe(expected);
  check({ kind: 'mode', path: '/a b', mode: '0400' }, "chmod 0400 '/a b'");
  check({ kind: 'owner', path: '/k', owner: 'mysql:' }, 'chown mysql: /k');
  check({ kind: 'group-of', path: '/k', user: 'mysql' }, 'chgrp "$(id -gn mysql)" /k');
  check({ kind: 'acl', path: '/d', user: 'mysql', bits: 'x' }, 'setfacl -m u:mysql:x /d');
  check({ kind: 'link', path: '/l', target: '/t' }, 'ln -sfn /t /l');
  check({ kind: 'rehash', folder: '/d' }, 'tlsql ca rehash /d');
  check(
    { kind: 'option', file: '/my.cnf', group: 'mysqld', name: 'ssl-ca', value: "/it's" },
    `tlsql options write /my.cnf --group mysqld --set 'ssl-ca=/it'\\''s'`,
  );
});

it('writes sed lines that do what they say', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-sed-'));
  try {
    const file = join(folder, 'my.cnf');
    const check = (mend: SafeMend, before: string, after: string): void => {
      writeFileSync(file, before);
      execFileSync('/bin/sh', ['-c', fileLine(mend)]);
      expect(readFileSync(file, 'utf8')).toBe(after);
    };
    check({ kind: 'option-line', file, line: 2, instead: "x='|&\\1" }, 'a\nb\nc\n', "a\nx='|&\\1\nc\n");
    check({ kind: 'option-line', file, line: 2 }, 'a\nb\nc\n', 'a\n# b\nc\n');
    check({ kind: 'option-insert', file, line: 1, text: '[mysqld]' }, 'a\n', '[mysqld]\na\n');
    check({ kind: 'byte-order-mark', file }, '\uFEFFa\n', 'a\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('knows the statement of the server at hand', () => {
  const reload: Mend = { kind: 'reload-tls' };
  const maria = makeGreeting({ flavor: 'mariadb', version: '11.8.3', offersTls: false });
  expect(mendLines(reload, wired(cutOff('tls', { greeting: makeGreeting() })))).toEqual([
    'mysql -e "ALTER INSTANCE RELOAD TLS"',
  ]);
  expect(mendLines(reload, wired(cutOff('tls', { greeting: maria })))).toEqual(['systemctl restart mariadb']);
  expect(mendLines({ kind: 'restart' }, makeFacts())).toEqual(['systemctl restart mysql']);
  const bare = (server: object): readonly string[] =>
    mendLines({ kind: 'restart' }, makeFacts({ server: { ...server, host: { systemd: false } } }));
  const process = { pid: 7, program: 'mysqld', arguments: [], environment: {} };
  expect(bare({ process })).toEqual([
    expect.stringMatching(/^systemctl restart mysql {3}# no systemd .*stop process 7/),
  ]);
  expect(bare({})).toEqual([expect.stringMatching(/# no systemd runs there: start the server as/)]);
  expect(mendLines({ kind: 'look', line: 'ls' }, makeFacts())).toEqual(['ls']);
});

it('hands SQL through a shell unchanged', () => {
  for (const text of ["'/CN=a\\\\b'", '"x" $HOME `id`', "it's !important"]) {
    const [line = ''] = mendLines({ kind: 'sql', sql: text }, makeFacts());
    const arrived = execFileSync('/bin/sh', ['-c', `mysql() { printf %s "$2"; }; ${line}`], { encoding: 'utf8' });
    expect(arrived).toBe(text);
  }
});

it('says where root is needed to who is not', () => {
  const mends: Mend[] = [{ kind: 'owner', path: '/k', owner: 'mysql:' }];
  const by = (uid: number): Parameters<typeof allLines>[1] =>
    makeFacts({ client: { user: { name: 'me', uid, gid: uid, groups: [] } } });
  expect(allLines(mends, by(0))).toEqual(['chown mysql: /k']);
  expect(allLines(mends, by(1000))).toEqual(['# all but the last line as root (sudo -s):', 'chown mysql: /k']);
  expect(allLines([{ kind: 'mode', path: '/k', mode: 'u+r' }], by(1000))).toEqual(['chmod u+r /k']);
});
