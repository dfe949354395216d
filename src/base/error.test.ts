import { describe, expect, it } from 'vitest';
import { codes } from './codes.ts';
import { asTlsqlError, errorToJson, fail, invariant, TlsqlError } from './error.ts';

describe('error', () => {
  it('says where, what was seen and what was expected, and keeps the cause', () => {
    const cause = new Error('EACCES');
    const error = new TlsqlError('file-not-readable', {
      at: '/etc/key.pem',
      seen: 'mode 0000',
      expected: '0600',
      cause,
    });
    expect(error.message).toBe('/etc/key.pem: mode 0000 (expected 0600)');
    expect(error.cause).toBe(cause);
    expect(error.fault).toBe('file');
  });

  it('prints for programs without undefined noise after JSON', () => {
    const error = new TlsqlError('usage', { seen: 'unknown option --x', next: 'tlsql --help' });
    expect(JSON.parse(JSON.stringify(errorToJson(error)))).toEqual({
      code: 'usage',
      fault: 'user',
      seen: 'unknown option --x',
      next: 'tlsql --help',
    });
  });

  it('turns what is not ours into internal, with the cause', () => {
    const cause = new RangeError('x');
    expect(asTlsqlError(cause)).toMatchObject({ code: 'internal', cause });
    expect(asTlsqlError('text').detail.seen).toBe('text');
  });

  it('tells a trouble with files from a bug', () => {
    const check = (code: string, syscall: string, expected: string): void => {
      const error = Object.assign(new Error(`${code}: no, ${syscall} '/x'`), { code, syscall, path: '/x' });
      expect(asTlsqlError(error)).toMatchObject({ code: expected, cause: error });
    };
    check('ENOSPC', 'copyfile', 'disk-full');
    check('EROFS', 'mkdtemp', 'file-not-writable');
    check('ENOENT', 'mkdtemp', 'file-missing');
    check('EACCES', 'scandir', 'file-not-readable');
    check('EACCES', 'mkdir', 'file-not-writable');
    check('EBADF', 'write', 'internal');
    expect(asTlsqlError(Object.assign(new Error('x'), { code: 'ENOENT' })).code).toBe('internal');
  });

  it('fails and guards with codes', () => {
    expect(() => fail('usage', { seen: 'no' })).toThrow(TlsqlError);
    expect(() => invariant(false, 'never')).toThrow(/never/);
    expect(() => invariant(1, 'never')).not.toThrow();
  });

  it('every code says a clause without a full stop', () => {
    for (const { says } of Object.values(codes)) expect(says).toMatch(/^([a-z]|TLS|SQL|DER|PEM|CA|CRL).*[^.]$/);
  });
});
