import { expect, it } from 'vitest';
import { editOutcomes } from './edit-outcome.ts';
import type { OptionEdit } from './option-file-entries.ts';
import type { OptionFileRequest } from './resolve.ts';
import type { OptionFileSource } from './visit-option-file.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const request: OptionFileRequest = { dialect: 'mysql', env: { HOME: '/h' }, cwd: '/', groups: ['mysqld', 'server'] };

function source(files: Readonly<Record<string, string>>, mode = 0o644): OptionFileSource {
  return {
    read: (path) =>
      files[path] === undefined ? { kind: 'missing' } : { kind: 'file', bytes: bytes(files[path]), mode },
    list: (folder) => (folder === '/d' ? ['z.cnf'] : null),
  };
}

function check(
  edited: string,
  others: Readonly<Record<string, string>>,
  edit: OptionEdit,
  status: string,
  at?: string,
  path = '/etc/my.cnf',
): void {
  const [outcome] = editOutcomes(request, source({ '/etc/my.cnf': '', ...others }), path, bytes(edited), [edit]);
  expect(outcome?.status).toBe(status);
  const origin = outcome?.by?.origin;
  expect(origin?.kind === 'file' ? `${origin.file}:${origin.line}` : undefined).toBe(at);
}

const set: OptionEdit = { kind: 'set', group: 'mysqld', name: 'ssl-ca', value: '/a' };
const remove: OptionEdit = { kind: 'remove', group: 'mysqld', name: 'ssl-ca' };

it('tells whether the edit decides, and who does instead', () => {
  check('[mysqld]\nssl-ca=/a\n', {}, set, 'in-effect');
  check('[mysqld]\nssl-ca=/a\n', { '/h/.my.cnf': '[server]\nssl_ca=/b\n' }, set, 'overridden', '/h/.my.cnf:2');
  check(
    '[mysqld]\nssl-ca=/a\n!includedir /d\n',
    { '/d/z.cnf': '[mysqld]\nssl-ca=/z\n' },
    set,
    'overridden',
    '/d/z.cnf:2',
  );
  check('[mysqld]\nssl-ca=/a\n[server]\nssl-ca=/b\n', {}, set, 'overridden', '/etc/my.cnf:4');
});

it('tells whether a removed option is given elsewhere', () => {
  check('[mysqld]\n', {}, remove, 'gone');
  check('[mysqld]\n', { '/etc/mysql/my.cnf': '[mysqld]\nssl-ca=/b\n' }, remove, 'still-given', '/etc/mysql/my.cnf:2');
});

it('tells when the program does not look there', () => {
  check('[mysqld]\nssl-ca=/a\n', {}, set, 'file-not-read', undefined, '/opt/my.cnf');
  check('[client]\nssl-ca=/a\n', {}, { ...set, group: 'client' }, 'group-not-read');
  const [outcome] = editOutcomes(
    request,
    source({ '/etc/my.cnf': '' }, 0o666),
    '/etc/my.cnf',
    bytes('[mysqld]\nssl-ca=/a\n'),
    [set],
  );
  expect(outcome?.status).toBe('file-not-read');
});

it('takes a file that is not there yet as written', () => {
  const none: OptionFileSource = { read: () => ({ kind: 'missing' }), list: () => null };
  expect(editOutcomes(request, none, '/etc/my.cnf', bytes('[mysqld]\nssl-ca=/a\n'), [set])[0]?.status).toBe(
    'in-effect',
  );
});
