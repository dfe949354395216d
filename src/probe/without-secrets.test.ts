import { expect, it } from 'vitest';
import { resolveOptionFiles } from '../optionfile/resolve.ts';
import { withoutSecrets } from './without-secrets.ts';

it('takes every password out and leaves the rest', () => {
  const text = '[client]\nuser=u\npassword=s3cret\nssl-ca=/a\npassword = "s3cret too"\n';
  const options = resolveOptionFiles(
    { dialect: 'mysql', groups: ['client'], env: {}, cwd: '/', defaultsFile: '/c.cnf', loginFile: false },
    { read: () => ({ kind: 'file', bytes: Buffer.from(text), mode: 0o600 }), list: () => null },
  );
  expect(JSON.stringify(options)).toContain('s3cret');
  const clean = withoutSecrets(options);
  expect(JSON.stringify(clean)).not.toContain('s3cret');
  expect(clean.options.map(({ name }) => name)).toEqual(['user', 'password', 'ssl-ca', 'password']);
});

it('takes them out of files that are not read, too', () => {
  const files: Record<string, string> = { '/c.cnf': '!includedir /d\n', '/d/a.conf': '[client]\npassword=s3cret\n' };
  const options = resolveOptionFiles(
    { dialect: 'mysql', groups: ['client'], env: {}, cwd: '/', defaultsFile: '/c.cnf', lookAround: true },
    {
      read: (path) => ({ kind: 'file', bytes: Buffer.from(files[path] ?? ''), mode: 0o600 }),
      list: () => ['a.conf'],
    },
  );
  expect(JSON.stringify(options)).toContain('s3cret');
  expect(JSON.stringify(withoutSecrets(options))).not.toContain('s3cret');
});
