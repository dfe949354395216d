import { expect, it } from 'vitest';
import type { OptionFileSource } from '../optionfile/visit-option-file.ts';
import { serverOptions } from './server-options.ts';

const source = (files: Record<string, string>): OptionFileSource => ({
  read: (path) =>
    files[path] === undefined
      ? { kind: 'missing' }
      : { kind: 'file', bytes: Buffer.from(files[path] ?? ''), mode: 0o644 },
  list: () => null,
});
const files = source({
  '/etc/my.cnf': '[mysqld]\nssl_ca=/a.pem\nssl-cert=/c.pem\nskip-name-resolve\n[client]\nssl-ca=/b.pem\n',
  '/other.cnf': '[mysqld-9.7]\nssl_key=/k.pem\n',
});
const start = { dialect: 'mysql', version: '9.7', environment: {} } as const;

it('puts the command line on top of the files, whatever the spelling', () => {
  expect(serverOptions({ ...start, arguments: ['--ssl-ca=/z.pem', '--skip-ssl'] }, files).inForce).toEqual({
    'ssl-ca': '/z.pem',
    'ssl-cert': '/c.pem',
    'skip-name-resolve': '',
    ssl: '0',
  });
});

it('reads the files that the command line names, or the one that the user names', () => {
  expect(serverOptions({ ...start, arguments: ['--defaults-file=/other.cnf'] }, files).inForce).toMatchObject({
    'ssl-key': '/k.pem',
  });
  expect(serverOptions({ ...start, arguments: ['--no-defaults'] }, files).inForce).toEqual({});
  expect(
    serverOptions({ ...start, arguments: ['--no-defaults'], optionFile: '/other.cnf' }, files).inForce,
  ).toMatchObject({ 'ssl-key': '/k.pem' });
});
