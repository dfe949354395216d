import { expect, it } from 'vitest';
import { redactor, type TellingWords } from './redact.ts';

const check = (text: string, expected: string, words: TellingWords = {}): void =>
  expect(redactor(words, text)(text)).toBe(expected);

it('hides what looks like a name or an address', () => {
  check('db1.example.com:3306 (192.0.2.7)', 'host-1:3306 (address-1)');
  check('[2001:db8::1]:3306', '[address-1]:3306');
  check(
    "Access denied for user 'app'@'10.0.0.9', app at 10.0.0.9",
    "Access denied for user 'user-1'@'address-1', user-1 at address-1",
  );
  check('/C=PT/O=Acme Ltd/CN=db 1', '/C=PT/O=name-1/CN=name-2');
  check('/home/joana/ca.pem', '/home/user-1/ca.pem');
  check('ssl_key=/srv/acmebank/keys/alice.pem', 'ssl_key=/srv/path-1/keys/path-2.pem');
  check("'app'@'%.corp.acme.example' '10.2.%'", "'user-1'@'%.host-1' 'address-1'");
  check('mail bob@acme.example', 'mail user-1');
  check(
    "Host 'web7' is blocked; user 'bob'; Unknown database 'pay roll'",
    "Host 'host-1' is blocked; user 'user-1'; Unknown database 'name-1'",
  );
  check('tlsql doctor --host=web7 -u bob --user=bob', 'tlsql doctor --host=host-1 -u user-1 --user=user-1');
  check('/CN=al»ice«', '/CN=name-1');
});

it('leaves what tells nothing', () => {
  for (const text of [
    "'root'@'localhost' at 127.0.0.1 or ::1",
    '/etc/mysql/my.cnf line 3: ssl_ca=/etc/ssl/server-ca.pem',
    'SELECT user FROM mysql.user',
    'client.program was not looked at',
    'MySQL 9.7.4, TLSv1.2, mysql.service, error.log',
    '12:34:56',
    'SHA256 AB:CD:EF is a fingerprint',
  ])
    check(text, text);
});

it('hides given words as whole words and keeps ids', () => {
  const redact = redactor({ user: ['app'], host: ['db1'] }, '');
  expect(redact({ id: 'app', what: ['mysql -h DB1 -u app', 'application'], n: 1 })).toEqual({
    id: 'app',
    what: ['mysql -h host-1 -u user-1', 'application'],
    n: 1,
  });
});

it('gives the same word the same placeholder in every value', () => {
  const redact = redactor({}, ['a.example.com', 'b.example.com']);
  expect(redact('b.example.com a.example.com')).toBe('host-2 host-1');
  expect(redact({ x: 'B.EXAMPLE.COM' })).toEqual({ x: 'host-2' });
});
