import { expect, it } from 'vitest';
import { readGoDsn } from './go-dsn.ts';

it('takes the last @ and the last /', () => {
  const dsn = readGoDsn('a:p@/x@tcp([::1]:3307)/db?tls=x&parseTime=true');
  expect(dsn).toMatchObject({ user: 'a', host: '::1', port: 3307, database: 'db', options: { tls: 'x' } });
  expect(dsn?.password?.reveal()).toBe('p@/x');
  expect(readGoDsn('a@unix(/run/m.sock)/')).toMatchObject({ socket: '/run/m.sock' });
});

it('leaves alone what is no DSN', () => {
  expect(readGoDsn('mysql://a@h/db')).toBeUndefined();
});
