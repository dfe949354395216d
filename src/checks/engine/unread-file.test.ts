import { expect, it } from 'vitest';
import { serverWith } from '../../../test/make/options.ts';
import { unreadFile } from './unread-file.ts';

const pair = '[mysqld]\nssl-cert=/c.pem\nssl-key=/k.pem\n';
const off = { admin: { variables: { have_ssl: 'DISABLED' } } };

it('finds the pair in a file whose name keeps it from being read', () => {
  const main = '[mysqld]\n!includedir /etc/conf.d\n';
  const of = (name: string, more = ''): unknown =>
    unreadFile(serverWith({ '/etc/my.cnf': main + more, '/etc/conf.d/a.cnf': '', [`/etc/conf.d/${name}`]: pair }));
  expect(of('tls.conf')).toMatchObject({ kind: 'name', file: { path: '/etc/conf.d/tls.conf' } });
  expect(of('TLS.CNF')).toMatchObject({ kind: 'name' });
  expect(of('tls')).toMatchObject({ kind: 'name' });
  expect(of('tls.cnf')).toBeUndefined();
  expect(of('tls.cnf.bak')).toBeUndefined();
  expect(of('tls.conf', pair)).toBeUndefined();
});

it('finds what a directive that is none was to bring in', () => {
  const of = (line: string): unknown =>
    unreadFile(serverWith({ '/etc/my.cnf': `[mysqld]\n${line}\n`, '/etc/conf.d/a.cnf': pair }));
  for (const line of ['!INCLUDEDIR /etc/conf.d', '!includedir=/etc/conf.d/', '!include=/etc/conf.d/a.cnf'])
    expect(of(line)).toMatchObject({ kind: 'directive', file: { path: '/etc/conf.d/a.cnf' } });
  expect(of('!includedir /etc/conf.d')).toBeUndefined();
});

it('suspects a directive that leads to nothing only where the server does without TLS', () => {
  const text = '[mysqld]\n!include /etc/none.cnf\n';
  expect(unreadFile(serverWith(text, 'mariadb', off))).toMatchObject({ kind: 'nothing' });
  expect(unreadFile(serverWith(text, 'mariadb'))).toBeUndefined();
  expect(unreadFile(serverWith(text + pair, 'mariadb', off))).toBeUndefined();
});
