import { describe, expect, it } from 'vitest';
import { encodeLoginFile } from './mylogin.ts';
import { type OptionFileRequest, type ResolvedOptions, resolveOptionFiles } from './resolve.ts';
import type { OptionFileAnswer, OptionFileSource } from './visit-option-file.ts';

type Files = Readonly<Record<string, string | Uint8Array | OptionFileAnswer>>;

/** Files in memory; a folder is whatever has files below it. */
function inMemory(files: Files): OptionFileSource {
  return {
    read: (path) => {
      const file = files[path];
      if (file === undefined) return { kind: 'missing' };
      if (typeof file === 'string') return { kind: 'file', bytes: new TextEncoder().encode(file), mode: 0o644 };
      return file instanceof Uint8Array ? { kind: 'file', bytes: file, mode: 0o600 } : file;
    },
    list: (folder) => {
      const names = Object.keys(files)
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1));
      return names.length === 0 ? null : names.reverse();
    },
  };
}

function resolve(files: Files, request: Partial<OptionFileRequest> = {}): ResolvedOptions {
  return resolveOptionFiles(
    { dialect: 'mysql', env: { HOME: '/h' }, cwd: '/', groups: ['client'], ...request },
    inMemory(files),
  );
}

/** The options as `file:line name=value`, then the problems' ids. */
function check(files: Files, expected: readonly string[], request: Partial<OptionFileRequest> = {}): void {
  const { options, problems } = resolve(files, request);
  const shown = options.map(({ name, value, origin }) => {
    const at = origin.kind === 'file' ? `${origin.file}:${origin.line}` : '';
    return `${at} ${name}${value === null ? '' : `=${value}`}`;
  });
  expect([...shown, ...problems.map(({ id, fatal }) => (fatal ? `${id}!` : id))]).toEqual(expected);
}

describe('resolveOptionFiles', () => {
  it('takes the groups that are read, in the order of files', () => {
    check({ '/etc/my.cnf': '[Client]\na=1\n[mysqld]\nb=2\n', '/h/.my.cnf': '[client]\na=3\n' }, [
      '/etc/my.cnf:2 a=1',
      '/h/.my.cnf:2 a=3',
    ]);
    const { effective } = resolve({ '/etc/my.cnf': '[client]\na=1\n', '/h/.my.cnf': '[client]\nskip-a\n' });
    expect(effective).toMatchObject([{ name: 'a', winner: { name: 'skip-a' }, overridden: [{ value: '1' }] }]);
  });

  it('follows includes in place and a folder by bytes of its names', () => {
    check(
      {
        '/etc/my.cnf': '[client]\na=0\n!include inc.cnf\n!includedir /d\nb=1\n',
        '/inc.cnf': '[client]\na=inc\n',
        '/d/9.cnf': '[client]\na=9\n',
        '/d/10.cnf': '[client]\na=10\n',
        '/d/Z.cnf': '[client]\na=Z\n',
        '/d/a.cnf.bak': '[client]\na=no\n',
      },
      [
        '/etc/my.cnf:2 a=0',
        '/inc.cnf:2 a=inc',
        '/d/10.cnf:2 a=10',
        '/d/9.cnf:2 a=9',
        '/d/Z.cnf:2 a=Z',
        '/etc/my.cnf:5 b=1',
      ],
    );
  });

  it('stops after ten levels', () => {
    const { options, problems, files } = resolve({ '/etc/my.cnf': '[client]\na=1\n!include /etc/my.cnf\n' });
    expect([
      options.length,
      problems.map(({ id }) => id),
      files.filter(({ status }) => status === 'read').length,
    ]).toEqual([11, ['include-too-deep'], 11]);
  });

  it('ends a tree that multiplies itself', () => {
    const twice = '!include /etc/my.cnf\n'.repeat(9);
    expect(resolve({ '/etc/my.cnf': `[client]\n${twice}` }).files.length).toBeLessThanOrEqual(1001);
  });

  it('goes on after a missing include, stops at a missing folder', () => {
    check({ '/etc/my.cnf': '[client]\n!include /no\na=1\n' }, ['/etc/my.cnf:3 a=1', 'include-missing']);
    check({ '/etc/my.cnf': '[client]\n!includedir /no\na=1\n', '/h/.my.cnf': '[client]\nb=1\n' }, [
      'include-folder-missing!',
    ]);
  });

  it('ends only the included file at its fault, and the program at one of its own', () => {
    check({ '/etc/my.cnf': '[client]\n!include /i\na=1\n', '/i': '[client]\nb=1\n[oops\nb=2\n' }, [
      '/i:2 b=1',
      '/etc/my.cnf:3 a=1',
      'group-not-closed',
    ]);
    const files = { '/etc/my.cnf': '[client]\na=1\n[oops\n', '/h/.my.cnf': '[client]\nb=1\n' };
    check(files, ['/etc/my.cnf:2 a=1', 'group-not-closed!']);
    expect(resolve(files).fatal).toMatchObject({ id: 'group-not-closed', file: '/etc/my.cnf', line: 3 });
  });

  it('ignores what everybody may write, and what it cannot read', () => {
    const bytes = new TextEncoder().encode('[client]\na=1\n');
    check({ '/etc/my.cnf': { kind: 'file', bytes, mode: 0o666 } }, ['world-writable']);
    check({ '/etc/my.cnf': { kind: 'unreadable', why: 'EACCES' } }, ['file-unreadable']);
    check({ '/x': { kind: 'file', bytes, mode: 0 } }, ['/x:2 a=1'], { defaultsFile: '/x' });
  });

  it('insists on a file that the command line names', () => {
    check({}, ['file-missing!'], { defaultsFile: '/x' });
    check({ '/h/.my.cnf': '[client]\na=1\n' }, ['file-missing!'], { defaultsExtraFile: '/x' });
  });

  it('reads suffixed groups', () => {
    const files = { '/etc/my.cnf': '[client]\na=1\n[client_x]\na=2\n' };
    check(files, ['/etc/my.cnf:2 a=1', '/etc/my.cnf:4 a=2'], { groupSuffix: '_x' });
    check(files, ['/etc/my.cnf:2 a=1', '/etc/my.cnf:4 a=2'], { env: { MYSQL_GROUP_SUFFIX: '_x' } });
  });

  it('reads the login file last, whatever else is not read', () => {
    const login = encodeLoginFile('[client]\nuser = "u#"\n[lp]\nuser = lp\n[lp_x]\nuser = lpx\n', new Uint8Array(20));
    const files = { '/h/.mylogin.cnf': login, '/h/.my.cnf': '[client]\nuser=h\n' };
    check(files, ['/h/.my.cnf:2 user=h', '/h/.mylogin.cnf:2 user=u#']);
    check(files, ['/h/.mylogin.cnf:2 user=u#', '/h/.mylogin.cnf:4 user=lp'], { noDefaults: true, loginPath: 'lp' });
    check(files, ['/h/.my.cnf:2 user=h'], { loginFile: false });
    check(files, ['/h/.my.cnf:2 user=h'], { dialect: 'mariadb' });
    const suffixed = resolve(files, { loginPath: 'lp', groupSuffix: '_x' }).options.map(({ value }) => value);
    expect(suffixed).toEqual(['h', 'u#', 'lp', 'lpx']);
    check({ '/h/.mylogin.cnf': { kind: 'file', bytes: login, mode: 0o640 } }, ['login-file-not-private']);
    check({ '/h/.mylogin.cnf': { kind: 'unreadable', why: 'EACCES' } }, ['file-unreadable']);
    check({ '/h/.mylogin.cnf': login.subarray(0, 30) }, ['login-file-damaged']);
  });
});
