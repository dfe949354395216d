import { expect, it } from 'vitest';
import { weight } from './connection.ts';

it('weighs what is typed over files over the environment', () => {
  const typed = weight({ kind: 'argument', index: 0 });
  const file = weight({ kind: 'file', file: '/etc/my.cnf', line: 1, group: 'client' });
  const environment = weight({ kind: 'environment', variable: 'MYSQL_HOST' });
  expect([typed > file, file > environment, environment > weight({ kind: 'default' })]).toEqual([true, true, true]);
});
