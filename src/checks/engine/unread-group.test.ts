import { expect, it } from 'vitest';
import { serverWith } from '../../../test/make/options.ts';
import { unreadOptions } from './unread-group.ts';

const pair = 'ssl-cert=/c.pem\nssl-key=/k.pem\n';

it('finds a pair in a group of another server', () => {
  expect(unreadOptions(serverWith(`[mysqld]\n[mysqld-8.0]\n${pair}`))).toMatchObject({
    group: 'mysqld-8.0',
    ofServer: true,
  });
  expect(unreadOptions(serverWith(`[mariadb]\n${pair}`))).toMatchObject({ group: 'mariadb' });
});

it('leaves a pair of clients alone, and one that is also where it counts', () => {
  expect(unreadOptions(serverWith(`[mysqld]\n[client]\n${pair}`))).toBeUndefined();
  expect(unreadOptions(serverWith(`[mysqld]\n${pair}[mysqld-8.0]\n${pair}`))).toBeUndefined();
  const off = { admin: { variables: { have_ssl: 'DISABLED' } } };
  expect(unreadOptions(serverWith(`[mysqld]\n[client]\n${pair}`, 'mariadb', off))).toMatchObject({ ofServer: false });
});

it('knows slips of the pen from the groups of clients', () => {
  for (const group of [' mysqld ', 'mysqldd', 'mysqld.', 'mysqd', 'mysql-server'])
    expect(unreadOptions(serverWith(`[mysqld]\n[${group}]\n${pair}`))).toMatchObject({ ofServer: true });
  for (const group of ['mysql', 'mysqldump', 'mysqladmin', 'mariadb-client', 'client'])
    expect(unreadOptions(serverWith(`[mysqld]\n[${group}]\n${pair}`))).toBeUndefined();
});

it("takes a server's certificate in the group of clients for the server's", () => {
  const of = (name: string): unknown =>
    unreadOptions(serverWith(`[mysqld]\n[mysql]\nssl-cert=/etc/mysql/${name}\nssl-key=/k.pem\n`));
  expect(of('server-cert.pem')).toMatchObject({ group: 'mysql', ofServer: true });
  expect(of('client-cert.pem')).toBeUndefined();
});
