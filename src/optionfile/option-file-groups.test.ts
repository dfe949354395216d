import { expect, it } from 'vitest';
import { clientGroups, isGroupRead, serverGroups, withSuffix } from './option-file-groups.ts';

it('has the groups of servers and clients', () => {
  expect(clientGroups('mysql')).toEqual(['mysql', 'client']);
  expect(clientGroups('mariadb')).toContain('client-mariadb');
  expect(serverGroups('mysql', '9.7')).toContain('mysqld-9.7');
  expect(serverGroups('mariadb', '10.11')).toEqual(
    expect.arrayContaining(['mysqld-10.11', 'mariadb-10.11', 'mariadbd-10.11', 'galera']),
  );
});

it('adds the suffix literally and compares without case', () => {
  const groups = withSuffix(['client'], '_x');
  expect(groups).toEqual(['client', 'client_x']);
  expect(withSuffix(['client'], '')).toEqual(['client']);
  expect([isGroupRead('CLIENT_X', groups), isGroupRead('client_y', groups), isGroupRead(' client', groups)]).toEqual([
    true,
    false,
    false,
  ]);
});
