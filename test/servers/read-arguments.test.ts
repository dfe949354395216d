/**
 * The judge of the argument reader: the clients print what they understood with `--help` as the last word.
 */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import type { Flavor, ServerName } from '../../scripts/servers/catalogue.ts';
import { readLaunch } from '../../scripts/servers/launch.ts';
import { connectionOptions } from '../../src/optionfile/connection-options.ts';
import { readArguments } from '../../src/optionfile/read-arguments.ts';
import { candidatesFor } from './candidates.ts';

const common = {
  compress: 'FALSE',
  'default-auth': '',
  host: '',
  port: '0',
  socket: '',
  'ssl-ca': '',
  'ssl-cert': '',
  'ssl-key': '',
  'tls-version': '',
  user: '',
};

/** The options that a client prints and we have, with what it prints when they are not given. */
const printed: Readonly<Record<Flavor, Readonly<Record<string, string>>>> = {
  mariadb: { ...common, database: '', 'connect-timeout': '0' },
  mysql: { ...common, 'connect-timeout': '43200' },
};

/** The mysql program of 9.7 passes over the first unknown option without a word, so mysqladmin is asked; it has no -D. */
const judge: Readonly<Record<Flavor, string>> = { mariadb: 'mysql', mysql: 'mysqladmin' };

/** Command lines, and for whom they say something else on purpose. */
const lines: readonly (readonly [line: string, differs?: Readonly<Partial<Record<'mysql' | 'mariadb', string>>>])[] = [
  [''],
  ['-hdb -P3306 -uroot'],
  ['-h db -P 3306 -u root -D app -S /s'],
  ['--host=db --port=3306 --user=root --database=app --socket=/s'],
  ['--host db --port 3306'],
  ['--host= --user='],
  ['-C'],
  ['-Chdb'],
  ['-ChdbC'],
  ['--compress'],
  ['--compress=1'],
  ['--compress=ON'],
  ['--compress=true'],
  ['--compress=0'],
  ['--compress --compress=off'],
  ['--compress --skip-compress'],
  ['--compress --disable-compress'],
  ['--skip-compress=0'],
  ['--skip-compress=off'],
  ['--enable-compress'],
  ['--enable-compress=0'],
  ['--enable-compress=off'],
  ['--loose-compress'],
  ['--loose-skip-compress=0'],
  ['--compress --skip-loose-compress'],
  ['--skip-loose-skip-compress=0'],
  ['--disable-enable-compress'],
  ['--enable-disable-compress'],
  [
    '--compress=maybe',
    { mysql: 'the mysql client warns and ignores it', mariadb: 'the mariadb client warns and ignores it' },
  ],
  ['--ssl_ca=/a --ssl-cert=/b --ssl_key /c'],
  ['--ssl-ca=a=b'],
  ['--ssl-ca='],
  ['--ssl-ca=/a --ssl-ca=/b'],
  ['--connect_timeout=5'],
  ['--loose-no-such-thing --host=db'],
  ['--loose-no-such-thing=1 -hdb'],
  ['--loose-connect-timeout=7'],
  ['--no-such-thing'],
  ['--no-such-thing=1'],
  ['-Y'],
  ['-CY'],
  ['--HOST=db', { mariadb: 'the mariadb client takes capitals' }],
  ['--tls_version=TLSv1.2'],
  ['--hos=db', { mysql: 'beginnings of names went in MySQL 5.7' }],
  ['--connect-t=5', { mysql: 'beginnings of names went in MySQL 5.7' }],
  ['--skip-compr', { mysql: 'beginnings of names went in MySQL 5.7' }],
  ['--ssl-c=x'],
  ['--s=x'],
  ['app -hdb'],
  ['-hdb --user=x app'],
  ['--default_auth plugin'],
  ['-P3306 -P3307'],
  ['--port=3306 --loose-port=3308'],
  ['-psecret -hdb'],
  ['--password=secret --host=db'],
  ['-p -hdb'],
  ['--skip-password -hdb'],
];

/** What the client understood, or `refused`. A password is left out: no client prints it. */
function theirs(
  command: readonly string[],
  flavor: Flavor,
  words: readonly string[],
): Record<string, string> | 'refused' {
  const [program = '', ...before] = command;
  const run = spawnSync(program, [...before, '--no-defaults', ...words, '--help'], {
    encoding: 'utf8',
    env: { HOME: '/nonexistent' },
  });
  // MariaDB says all that is wrong and goes on to the help; mysqladmin's status is 1 even after the help.
  const stopped = !run.stdout.includes('\nVariables') || run.stderr.includes('[ERROR]');
  if (stopped || /^(?!Warning:).*: (unknown|ambiguous) /m.test(run.stderr)) return 'refused';
  const table = run.stdout.slice(run.stdout.indexOf('\nVariables'));
  return Object.fromEntries(
    Object.keys(printed[flavor]).map((name) => {
      const value = new RegExp(`^${name} +(.*)$`, 'm').exec(table)?.[1]?.trim() ?? `not printed: ${name}`;
      return [name, value === '(No default value)' ? '' : value];
    }),
  );
}

function ours(flavor: Flavor, words: readonly string[]): Record<string, string> | 'refused' {
  try {
    const options: Readonly<Record<string, unknown>> = readArguments(words, connectionOptions).options;
    return Object.fromEntries(
      Object.entries(printed[flavor]).map(([name, absent]) => {
        const value = options[name];
        return [
          name,
          value === undefined ? absent : typeof value === 'boolean' ? String(value).toUpperCase() : String(value),
        ];
      }),
    );
  } catch {
    return 'refused';
  }
}

for (const { name, flavor, missing } of candidatesFor({ names: ['maria10', 'maria11', 'mysql9'] })) {
  describe.skipIf(missing !== null)(
    `the command line of ${name}${missing === null ? '' : ` (skipped: ${missing})`}`,
    () => {
      it('is read as the client reads it, but for the differences listed', () => {
        const client = readLaunch(name as ServerName).programs[judge[flavor]] ?? [];
        const asked = lines.filter(([line]) => flavor === 'mariadb' || !/-D|--database/.test(line));
        const wrong = asked.flatMap(([line, differs]) => {
          const words = line === '' ? [] : line.split(' ');
          const [their, our] = [theirs(client, flavor, words), ours(flavor, words)];
          const same = JSON.stringify(their) === JSON.stringify(our);
          return same === (differs?.[flavor] === undefined) ? [] : [{ line, their, our }];
        });
        expect(wrong).toEqual([]);
        const listed = asked.filter(([, differs]) => differs?.[flavor] !== undefined);
        console.log(`${name}: ${asked.length} command lines, ${listed.length} differences listed`);
      });
    },
  );
}
