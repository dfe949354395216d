import { expect, it } from 'vitest';
import { clientWith, serverWith } from '../../../test/make/options.ts';
import { foundUnknown, lineMend, swallowed, unknownOptions } from './unknown-option.ts';

it('says why a line is not taken, and what it should be', () => {
  const of = (facts: Parameters<typeof unknownOptions>[0]): unknown[] =>
    unknownOptions(facts).map(({ kind, instead }) => [kind, instead]);
  expect(of(serverWith('[mysqld]\nssl-mode=REQUIRED\n'))).toEqual([['client-option', undefined]]);
  expect(of(serverWith('[mysqld]\nssl_cert: /c.pem\n'))).toEqual([['separator', 'ssl_cert=/c.pem']]);
  expect(of(serverWith('[mysqld]\ntls-ciphersuites=X\n', 'mariadb'))).toEqual([['typo', undefined]]);
  expect(of(clientWith('[client]\nssl=1\n', 'mysql-8'))).toEqual([['mariadb-word', 'ssl-mode=REQUIRED']]);
  expect(of(clientWith('[client]\nssl-mode=DISABLED\n', 'mariadb-10'))).toEqual([['mysql-word', 'skip-ssl']]);
  expect(of(serverWith('[mysqld]\nport=3306\nskip-name-resolve\n'))).toEqual([]);
});

it('knows the one line that mysql 9 passes over', () => {
  const facts = clientWith('[client]\nskip-ssl\n', 'mysql-9');
  expect(unknownOptions(facts).map((option) => swallowed(option, facts))).toEqual([true]);
});

it('replaces a line, or takes it out', () => {
  const place = { file: '/a b', line: 3, key: 'y' };
  expect(lineMend(place, 'x=1')).toEqual({ kind: 'option-line', file: '/a b', line: 3, instead: 'x=1' });
  expect(lineMend(place, undefined)).toEqual({ kind: 'option-line', file: '/a b', line: 3 });
});

it('takes the first line for the one at which the program stops', () => {
  const facts = clientWith('[client]\nrequire_secure_transport=ON\nssl-mode=REQUIRED\n', 'mariadb-11');
  const certainties = (['server-option', 'mysql-word'] as const).map(
    (kind) => foundUnknown(kind, () => '')(facts)[0]?.certainty,
  );
  expect(certainties).toEqual([undefined, 'likely']);
});

it('mends all lines of a file at once, the last one first', () => {
  const facts = clientWith('[client]\nrequire_secure_transport=ON\nssl-mode=REQUIRED\nssl-cafile=/c\n', 'mariadb-11');
  expect(foundUnknown('server-option', () => '')(facts)[0]?.mends).toEqual([
    { kind: 'option-line', file: '/etc/my.cnf', line: 4, instead: 'ssl-ca=/c' },
    { kind: 'option-line', file: '/etc/my.cnf', line: 3, instead: 'ssl' },
    { kind: 'option-line', file: '/etc/my.cnf', line: 2 },
    { kind: 'prove' },
  ]);
});
