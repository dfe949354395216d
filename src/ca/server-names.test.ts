import { describe, expect, it } from 'vitest';
import { formatName, nameOfServer, parseNames } from './server-names.ts';

const check = (text: string, expected: string[]): void => expect(parseNames([text]).map(formatName)).toEqual(expected);
const refuses = (text: string): void =>
  expect(() => parseNames([text]), text).toThrow(expect.objectContaining({ code: 'issue-refused' }));

describe('names of a server', () => {
  it('are read as OpenSSL writes them, or bare', () => {
    check('DNS:db1.example.com,IP:10.0.0.5, db2 ,fd00::5', [
      'DNS:db1.example.com',
      'IP:10.0.0.5',
      'DNS:db2',
      'IP:fd00::5',
    ]);
    check('dns:*.example.com,ip:::1,email:a@b.c,URI:spiffe://x/y', [
      'DNS:*.example.com',
      'IP:::1',
      'email:a@b.c',
      'URI:spiffe://x/y',
    ]);
    check('db_1,DB_1,', ['DNS:db_1']);
    check('', []);
  });

  it('are refused when a client would not accept them', () => {
    for (const text of [
      'DNS:10.0.0.5',
      'DNS:::1',
      'IP:db1',
      'IP:10.0.0.5/24',
      'DNS:db1:3306',
      'db1:3306',
      'DNS:a b',
      'DNS:a..b',
      'DNS:a.',
      'DNS:-a',
      'DNS:*',
      'DNS:a.*.b',
      'DNS:é.example.com',
      `DNS:${'a'.repeat(64)}.com`,
      'email:a',
      'URI:x',
      'http://x',
      '10.0.0.256',
      '010.0.0.1',
      'fe80::1%eth0',
    ]) {
      refuses(text);
    }
  });

  it('come from the name of the certificate where that is one', () => {
    expect(nameOfServer('db1')).toEqual({ type: 'DNS', value: 'db1' });
    expect(nameOfServer('10.0.0.5')).toEqual({ type: 'IP', value: '10.0.0.5' });
    expect(nameOfServer('Alice Smith')).toBeUndefined();
    expect(nameOfServer('a/b')).toBeUndefined();
  });
});
