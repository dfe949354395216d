import { expect, it } from 'vitest';
import { readUrl } from './url.ts';

it('reads the parts, of several hosts the first', () => {
  const url = readUrl('jdbc:mysql://a%40b:p%21@[::1]:3307,h2/db%31?x=1&flag&y=a%20b');
  expect(url).toMatchObject({ scheme: 'mysql', host: '::1', port: 3307, user: 'a@b', database: 'db1' });
  expect(url?.options).toEqual({ x: '1', flag: true, y: 'a b' });
  expect(url?.password?.reveal()).toBe('p!');
  expect(JSON.stringify(url)).not.toContain('p!');
  expect(readUrl('jdbc:mysql://address=(host=h1)(port=3308)/db')).toMatchObject({ host: 'h1', port: 3308 });
});

it('leaves alone what is no URL', () => {
  expect(readUrl('user:p@tcp(h)/')).toBeUndefined();
});
