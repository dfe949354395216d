import { expect, it } from 'vitest';
import { TlsqlError } from '../base/error.ts';
import { draftName, ifHad, sameMeta, textOf } from './machine.ts';

it('takes what cannot be had for nothing, and a machine that is gone for an error', async () => {
  const failing = (code: 'file-missing' | 'connection-lost') => Promise.reject(new TlsqlError(code, { seen: 'x' }));
  expect(await ifHad(failing('file-missing'))).toBeUndefined();
  await expect(ifHad(failing('connection-lost'))).rejects.toMatchObject({ code: 'connection-lost' });
  expect(await textOf({ read: () => Promise.resolve(Buffer.from('ä')) }, '/x')).toBe('ä');
});

it('compares owner and mode', () => {
  expect(sameMeta({ mode: 1, uid: 2, gid: 3 }, { mode: 1, uid: 2, gid: 3 })).toBe(true);
  expect(sameMeta({ mode: 1, uid: 2, gid: 3 }, { mode: 1, uid: 2, gid: 4 })).toBe(false);
});

it('knows its drafts by their name', () => {
  expect(draftName.test('.tlsql-secure-0123456789abcdef')).toBe(true);
  expect(draftName.test('tlsql-secure')).toBe(false);
});
