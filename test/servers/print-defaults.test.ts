/**
 * The judge of the optionfile floor: what `--print-defaults` of the real clients says of the same files.
 * Files are made by hand (what people and tools get wrong) and at random with a fixed seed.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { ServerName } from '../../scripts/servers/catalogue.ts';
import { readLaunch } from '../../scripts/servers/launch.ts';
import { editOptionFile } from '../../src/optionfile/edit-option-file.ts';
import { decodeLoginFile, encodeLoginFile } from '../../src/optionfile/mylogin.ts';
import { clientGroups, serverGroups } from '../../src/optionfile/option-file-groups.ts';
import { parseOptionFile } from '../../src/optionfile/parse-option-file.ts';
import { type OptionFileRequest, type ResolvedOptions, resolveOptionFiles } from '../../src/optionfile/resolve.ts';
import type { OptionFileSource } from '../../src/optionfile/visit-option-file.ts';
import { candidatesFor } from './candidates.ts';

/** Files below the case's own folder, which is the home, the working directory and `@` in their text. */
interface Case {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  readonly modes?: Readonly<Record<string, number>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly request?: Pick<OptionFileRequest, 'defaultsFile' | 'defaultsExtraFile' | 'groupSuffix' | 'loginPath'>;
  /** Why ours differs on purpose. */
  readonly differs?: { readonly why: string };
}

const handMade: readonly Case[] = [
  file('comments and blanks', '[client]\nhost = a b  # c\nuser="x # y" # z\nq=\'a"b\'\nbare\nbare2   # x\n\n ; no\n'),
  file('escapes', '[client]\na=\\tb\\nc\\sd\\\\e\\qf\\"g\\\'h\\\nb="a\\"b"\nc=\\\nd=C:\\new\\bin\n'),
  file('quotes', `[client]\na="a'\nb='a"\nc="a" "b"\nd=""""\ne=""\nf="\ng='\nh="a\\\\"\ni="a\\" # b\nj='x' # y\n`),
  file('hashes', `[client]\nho#st=1\nuser #=2\n"q#=x"=3\na=it's # not\nb=x#y\nc='#'\n`),
  file('equals', '[client]\na=b=c\nd==e\nf=\ng= \n=x\n'),
  file('blanks of all kinds', '[client]\n\x0bhost\x0c=\x0bx\x0b\n\tuser\t=\ty\t\n\xa0port\xa0=\xa01\xa0\n'),
  file('UTF-8 that ends in a blank byte', '[client]\nuser=voil\xc3\xa0\npager="voil\xc3\xa0"\n'),
  file('bytes that are no UTF-8', '[client]\nuser=\xff\xfe\n'),
  file('Windows line ends', '[client]\r\nhost=x \r\nuser="y"\r\n!include @/inc.cnf\r\n'),
  file('old Mac line ends', '[client]\rhost=x\nuser=y\n'),
  file('no line end at the end', '[client]\nhost=x'),
  file(
    'group names',
    '[CLIENT]\nHost=1\n[Client ]\nport=2\n[ client]\nport=3\n[client]junk\nport=4\n[]\nport=5\n[client] [x]\nport=6\n[client]]\nport=7\n',
  ),
  file('options of all spellings', '[client]\nloose-x\nskip_ssl\nssl-ca=a\nssl_ca=b\n--host=1\n'),
  file(
    'groups of others',
    '[mysqld]\na=1\n[mysqldump]\na=2\n[mysql]\na=3\n[client-server]\na=4\n[client-mariadb]\na=5\n[mariadb-client]\na=6\n[client_x]\na=7\n',
  ),
  file('a long line', `[client]\nhost=${'a'.repeat(5000)}\nuser=x\n`),
  file('a long comment', `[client]\n#${'a'.repeat(4093)}user=y\nport=1\n`),
  file('a very long group', `[${'a'.repeat(5000)}]\n[client]\nuser=x\n`),
  file('zero bytes in a value', '[client]\nuser=a\0b\nhost=c\nport=1\n'),
  file('a line that begins with a zero byte', '[client]\nhost=1\n\0x=1\nport=2\nuser=3\n'),
  file('a zero byte in a comment', '[client]\nuser=1\n# \0\nport=2\nhost=3\n'),
  file('a byte-order mark', '\xef\xbb\xbf[client]\nhost=1\n'),
  file('an option without a group', 'host=1\n[client]\n'),
  file('an unclosed group', '[client]\na=1\n[mysql\nhost=1\n'),
  file('include without a path', '[client]\nhost=1\n!include\nport=2\n'),
  file('include without a path, blanks', '[client]\nhost=1\n!include   \nport=2\n'),
  file('include without a path at the end', '[client]\nhost=1\n!include'),
  file(
    'directives that there are not',
    '[client]\nhost=1\n!foo /x\n!INCLUDE /y\n!includedirx\n!includedir=@/d\nport=2\n',
  ),
  file('a missing include', '[client]\nhost=1\n!include @/none.cnf\nport=2\n'),
  file('a missing folder', '[client]\nhost=1\n!includedir @/none\nport=2\n'),
  file('an include without line end', '[client]\nhost=1\n!include @/inc.cnf'),
  file('an include of one letter without line end', '[client]\nhost=1\n!include x'),
  file('an include with blanks and a comment', '[client]\n! include   @/inc.cnf  # c\nport=9\n'),
  file('a quoted include', '[client]\n!include "@/inc.cnf"\nport=9\n'),
  file(
    'a relative include',
    '[client]\n!include inc.cnf\n!include ./inc.cnf\n!include ~/inc.cnf\n!include sub/../inc.cnf\n',
  ),
  file('a broken include', '[client]\nhost=1\n!include @/bad.cnf\nport=9\n'),
  file('an include of a folder', '[client]\nhost=1\n!include @/d\nport=9\n'),
  file('a folder', '[client]\nport=1\n!includedir @/d\nport=9\n'),
  file('a folder with a slash and a comment', '[client]\n!includedir @/d/ # c\nport=9\n'),
  file('a file that includes itself', '[client]\nport=1\n!include @/x.cnf\n'),
  file(
    'an include goes on in its own group',
    '[client]\n!include @/inc.cnf\nport=9\n[mysql]\n!include @/nogroup.cnf\npager=x\n',
  ),
  {
    title: 'blanks before an option without a name',
    files: { 'x.cnf': '[client]\n  =x\nhost=1\n' },
    request: { defaultsFile: 'x.cnf' },
    differs: { why: 'the real parsers go backwards over the blanks and copy from outside of the name' },
  },
  { title: 'the home file', files: { '.my.cnf': '[client]\nuser=home\n' } },
  {
    title: 'MYSQL_HOME',
    files: { '.my.cnf': '[client]\na=h\n', 'm/my.cnf': '[client]\na=m\n' },
    env: { MYSQL_HOME: '@/m' },
  },
  {
    title: 'both homes',
    files: { '.my.cnf': '[client]\na=h\n', 'm/my.cnf': '[client]\na=mysql\n', 'n/my.cnf': '[client]\na=mariadb\n' },
    env: { MYSQL_HOME: '@/m', MARIADB_HOME: '@/n' },
  },
  {
    title: 'an extra file',
    files: { '.my.cnf': '[client]\na=h\n', 'm/my.cnf': '[client]\na=m\n', 'e.cnf': '[client]\na=e\n' },
    env: { MYSQL_HOME: '@/m' },
    request: { defaultsExtraFile: 'e.cnf' },
  },
  { title: 'a missing extra file', files: { '.my.cnf': '[client]\na=h\n' }, request: { defaultsExtraFile: 'e.cnf' } },
  { title: 'a missing file', files: {}, request: { defaultsFile: '@/none.cnf' } },
  { title: 'a file under ~', files: { 'e.cnf': '[client]\na=e\n' }, request: { defaultsFile: '~/e.cnf' } },
  {
    title: 'group suffixes',
    files: { '.my.cnf': '[client]\na=1\n[clientx]\na=2\n[mysqlx]\na=3\n[mysql]\na=4\n' },
    request: { groupSuffix: 'x' },
  },
  {
    title: 'the suffix of the environment',
    files: { '.my.cnf': '[client]\na=1\n[client_x]\na=2\n' },
    env: { MYSQL_GROUP_SUFFIX: '_x' },
  },
  {
    title: 'both suffixes of the environment',
    files: { '.my.cnf': '[client]\na=1\n[client_x]\na=2\n[client_y]\na=3\n' },
    env: { MYSQL_GROUP_SUFFIX: '_x', MARIADB_GROUP_SUFFIX: '_y' },
  },
  { title: 'a world-writable file', files: { '.my.cnf': '[client]\na=1\n' }, modes: { '.my.cnf': 0o666 } },
  {
    title: 'a world-writable include',
    files: {
      '.my.cnf': '[client]\na=1\n!include w.cnf\n!includedir d\na=2\n',
      'w.cnf': '[client]\na=w\n',
      'd/w.cnf': '[client]\na=d\n',
    },
    modes: { 'w.cnf': 0o646, 'd/w.cnf': 0o602 },
  },
  {
    title: 'a login file',
    files: { '.my.cnf': '[client]\na=1\n', '.mylogin.cnf': login('[client]\nuser = "u # x"\n') },
  },
  {
    title: 'a login path',
    files: { '.mylogin.cnf': login('[client]\na=1\n[lp]\na=2\n[lpx]\na=3\n[clientx]\na=4\n') },
    request: { loginPath: 'lp', groupSuffix: 'x' },
  },
  {
    title: 'a login file that others may read',
    files: { '.mylogin.cnf': login('[client]\na=1\n') },
    modes: { '.mylogin.cnf': 0o640 },
  },
  { title: 'a login file that is cut off', files: { '.mylogin.cnf': login('[client]\na=1\nb=2\n').slice(0, -9) } },
  {
    title: 'a login file beside one named file',
    files: { 'x.cnf': '[client]\na=1\n', '.mylogin.cnf': login('[client]\na=2\n') },
    request: { defaultsFile: 'x.cnf' },
  },
];

/** One file `x.cnf` beside a few that it may include. */
function file(title: string, text: string): Case {
  return {
    title,
    files: {
      'x.cnf': text,
      'inc.cnf': '[client]\nuser=inc\n',
      'bad.cnf': '[client]\nuser=before\n[oops\nuser=after\n',
      'nogroup.cnf': 'user=nogroup\n',
      'sub/empty': '',
      ...Object.fromEntries(
        [
          'b.cnf',
          'a.cnf',
          '10.cnf',
          '9.cnf',
          'Z.cnf',
          '.hid.cnf',
          '.cnf',
          'a.b.cnf',
          'x.txt',
          'y.cnf.bak',
          'z.CNF',
          'noext',
          'w.ini',
        ].map((name) => [`d/${name}`, `[client]\nuser=${name}\n`]),
      ),
      'd/dir.cnf/inside': '',
    },
    request: { defaultsFile: 'x.cnf' },
  };
}

function login(text: string): string {
  return Buffer.from(
    encodeLoginFile(
      text,
      Uint8Array.from({ length: 20 }, (_, index) => index),
    ),
  ).toString('latin1');
}

/** Files that are mostly sensible, with something odd in every other line. */
function generated(): readonly Case[] {
  const odd = fc.constantFrom(...'"\'\\#;=[]! \t!bntrs', '\\\\', '\\"', ' # ', '\xa0', '\r', '--', '\xc3\xa9');
  const word = fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/);
  const value = fc.array(fc.oneof(word, odd), { maxLength: 6 }).map((parts) => parts.join(''));
  const blanks = fc.constantFrom('', '', ' ', '\t ', '  ');
  const option = fc
    .tuple(blanks, word, blanks, blanks, value, blanks)
    .map(([a, key, b, c, text, d]) => `${a}${key}${b}=${c}${text}${d}`);
  const group = fc
    .tuple(
      blanks,
      fc.constantFrom('client', 'mysql', 'CLIENT', 'client-server', 'mysqld', 'client_s', 'mariadb-client', 'mysql '),
    )
    .map(([blank, name]) => `${blank}[${name}]`);
  const line = [
    { weight: 8, arbitrary: option },
    { weight: 3, arbitrary: group },
    { weight: 2, arbitrary: word },
    { weight: 2, arbitrary: value.filter((text) => !/^\s*=/.test(text) && text !== '\xa0=') },
    { weight: 1, arbitrary: value.map((text) => `# ${text}`) },
  ];
  const directive = fc.constantFrom(
    '!include inc.cnf',
    '!includedir d',
    '! include ./inc.cnf # x',
    '!include none.cnf',
    '!x',
  );
  // Included files include nothing: with several directives each they would multiply.
  const lines = (includes: boolean): fc.Arbitrary<string> =>
    fc.oneof(...line, { weight: includes ? 2 : 0, arbitrary: directive });
  const text = (includes: boolean): fc.Arbitrary<string> =>
    fc
      .tuple(fc.array(lines(includes), { maxLength: 14 }), fc.constantFrom('\n', '\n', '\r\n'), fc.boolean())
      .map(([body, end, last]) => ['[client]', ...body].join(end) + (last ? end : ''));
  const files = fc.record({
    'x.cnf': text(true),
    'inc.cnf': text(false),
    'd/a.cnf': text(false),
    'd/b.cnf': text(false),
  });
  return fc.sample(files, { seed: 20240607, numRuns: 150 }).map((made, index) => ({
    title: `generated file ${index}`,
    files: made,
    request: { defaultsFile: 'x.cnf', ...(index % 5 === 0 ? { groupSuffix: '_s' } : {}) },
  }));
}

const home = mkdtempSync(join(tmpdir(), 'tlsql-print-defaults-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const disk: OptionFileSource = {
  read: (path) => {
    try {
      const stat = statSync(path);
      return { kind: 'file', bytes: readFileSync(path), mode: stat.isFile() ? stat.mode & 0o777 : 0 };
    } catch (error) {
      const { code = 'unknown' } = error as NodeJS.ErrnoException;
      return code === 'ENOENT' ? { kind: 'missing' } : { kind: 'unreadable', why: code };
    }
  },
  list: (folder) => {
    try {
      return readdirSync(folder).sort().reverse();
    } catch {
      return null;
    }
  },
};

/** Both answers to a case as bytes: what the program prints, and what we say that it prints. */
function answers(
  command: readonly string[],
  dialect: 'mysql' | 'mariadb',
  groups: readonly string[],
  one: Case,
): { readonly theirs: string; readonly ours: string } {
  const folder = mkdtempSync(join(home, 'case-'));
  const at = (text: string): string => text.replaceAll('@', folder);
  for (const [name, text] of Object.entries(one.files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, Buffer.from(at(text), 'latin1'));
    chmodSync(path, one.modes?.[name] ?? 0o600);
  }
  const env = {
    HOME: folder,
    ...Object.fromEntries(Object.entries(one.env ?? {}).map(([name, value]) => [name, at(value)])),
  };
  const request = Object.fromEntries(Object.entries(one.request ?? {}).map(([name, value]) => [name, at(value ?? '')]));
  const flags = {
    defaultsFile: 'defaults-file',
    defaultsExtraFile: 'defaults-extra-file',
    groupSuffix: 'defaults-group-suffix',
    loginPath: 'login-path',
  };
  const args = Object.entries(flags).flatMap(([key, flag]) => {
    if (request[key] === undefined || (key === 'loginPath' && dialect === 'mariadb')) return [];
    return [`--${flag}=${request[key]}`];
  });
  const [program = '', ...before] = command;
  const run = spawnSync(program, [...before, ...args, '--print-defaults'], { cwd: folder, env, encoding: 'latin1' });
  const theirs =
    run.status === 0
      ? (run.stdout.split('arguments:\n')[1] ?? run.stdout)
      : `stopped: ${run.stderr === '' ? 'in silence' : 'with an error'}`;
  const resolved = resolveOptionFiles({ dialect, env, cwd: folder, groups, ...request }, disk);
  const ours = resolved.fatal === null ? printed(resolved, dialect, theirs) : 'stopped: with an error';
  rmSync(folder, { recursive: true });
  return { theirs, ours };
}

/**
 * The options as the programs print them; MySQL hides whatever begins with `--password`. Ours are decoded, from UTF-8 or, where
 * the bytes were no UTF-8, from Latin-1: they are encoded back the way that fits.
 */
function printed(resolved: ResolvedOptions, dialect: 'mysql' | 'mariadb', theirs: string): string {
  let text = '';
  for (const { name, value } of resolved.options) {
    const arg = `--${name}${value === null ? '' : `=${value}`}`;
    const shown = `${dialect === 'mysql' && arg.startsWith('--password') ? '--password=*****' : arg} `;
    const utf8 = Buffer.from(shown).toString('latin1');
    text += theirs.startsWith(utf8, text.length) ? utf8 : shown;
  }
  return `${text}\n`;
}

const cases: readonly Case[] = [...handMade, ...generated()];

for (const { name, flavor, missing } of candidatesFor({ names: ['maria10', 'maria11', 'mysql9'] })) {
  describe.skipIf(missing !== null)(
    `--print-defaults of ${name}${missing === null ? '' : ` (skipped: ${missing})`}`,
    () => {
      it('agrees on every file, but for the differences listed', () => {
        const launch = readLaunch(name as ServerName);
        const client = launch.programs.mysql ?? [];
        const wrong: unknown[] = [];
        let stopped = 0;
        for (const one of cases) {
          const { theirs, ours } = answers(client, flavor, clientGroups(flavor), one);
          if (theirs.startsWith('stopped')) stopped += 1;
          if ((theirs === ours) !== (one.differs === undefined))
            wrong.push({ title: one.title, files: one.files['x.cnf'], theirs, ours });
        }
        expect(wrong).toEqual([]);
        const differences = cases.filter((one) => one.differs !== undefined);
        console.log(
          `${name}: ${cases.length} files, ${stopped} that stop it, ${differences.length} differences listed`,
        );
      });

      it('sees what an edit says, in files of all kinds', () => {
        const client = readLaunch(name as ServerName).programs.mysql ?? [];
        const values = [
          '/etc/ssl/ca.pem',
          'a # b',
          " it's ",
          '"q"',
          'C:\\new\\x',
          '',
          '#',
          "'",
          'x\\',
          'voilà',
          'é "ü" #\\',
        ];
        const wrong: unknown[] = [];
        let edited = 0;
        for (const [index, one] of generated().entries()) {
          const before = Buffer.from(one.files['x.cnf'] ?? '', 'latin1');
          if (parseOptionFile(before, flavor).fault !== null) continue;
          const value = values[index % values.length] ?? '';
          const edit = { kind: 'set', group: 'client', name: 'probe-it', value } as const;
          const { bytes, changes } = editOptionFile(before, flavor, [edit]);
          const files = { ...one.files, 'x.cnf': Buffer.from(bytes).toString('latin1') };
          const { theirs } = answers(client, flavor, [], { title: '', files, request: { defaultsFile: 'x.cnf' } });
          const said = Buffer.from(`--probe-it=${value} `).toString('latin1');
          if (!theirs.includes(said)) wrong.push({ files, theirs, said });
          if (changes.length > 0) edited += 1;
        }
        expect(wrong).toEqual([]);
        expect(edited).toBeGreaterThan(100);
      });

      it('agrees on the groups of the server', () => {
        const launch = readLaunch(name as ServerName);
        const version = /^\d+\.\d+/.exec(launch.version)?.[0] ?? '';
        const groups = serverGroups(flavor, version);
        const others = [
          'client',
          'mysql',
          'mysqld-5.0',
          'mariadb-10.0',
          'mysqld_safe',
          'embedded',
          'client-server',
          'galera',
          'mariadb',
          'mysql_cluster',
        ];
        const text = [...groups, ...others].map((group, index) => `[${group}]\nx${index}\n`).join('');
        const { theirs, ours } = answers(launch.server, flavor, groups, {
          title: '',
          files: { 'x.cnf': text },
          request: { defaultsFile: 'x.cnf' },
        });
        expect(ours).toBe(theirs);
        expect(ours).toContain('--x0');
      });
    },
  );
}

const editor = candidatesFor({ names: ['mysql9'] })[0];

it.skipIf(editor?.missing !== null)('decodes what mysql_config_editor writes', () => {
  const [program = '', ...before] = readLaunch('mysql9').programs.mysql_config_editor ?? [];
  const folder = mkdtempSync(join(home, 'login-'));
  const run = (...words: string[]): string => {
    const { status, stdout, stderr } = spawnSync(program, [...before, ...words], {
      env: { HOME: folder },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    expect(status, stderr).toBe(0);
    return stdout;
  };
  run('set', '--host=db 1', '--user=é"', '--port=3307');
  run('set', '--login-path=other', '--socket=/s # x');
  const { bytes, fault } = decodeLoginFile(readFileSync(join(folder, '.mylogin.cnf')));
  expect(fault).toBeNull();
  expect(Buffer.from(bytes).toString()).toBe(run('print', '--all'));
});
