import { expect, it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { serverWith } from '../../test/make/options.ts';
import { myCnf } from '../../test/make/server-options.ts';
import { check } from './option-file-not-the-one-read.ts';

const from = (path: string) =>
  makeFacts({
    server: { options: myCnf('[mysqld]\nssl-ca=/ca.pem\n') },
    admin: { variableSources: { ssl_ca: { source: 'EXPLICIT', path } } },
  });

it('fires where the server names another file', () => {
  finds(check, from('/etc/other.cnf'), 1);
});

it('is silent where it names this one, or none', () => {
  finds(check, from('/my.cnf'), 0);
  finds(check, from(''), 0);
});

it('fires on a file whose name is not one that is read', () => {
  const pair = '[mysqld]\nssl-cert=/c.pem\nssl-key=/k.pem\n';
  const files = { '/etc/my.cnf': '!includedir /etc/conf.d\n', '/etc/conf.d/tls.conf': pair };
  const [found] = finds(check, serverWith(files), 1);
  expect(found?.mends?.[0]).toEqual({ kind: 'by-hand', line: 'mv -n /etc/conf.d/tls.conf /etc/conf.d/tls.cnf' });
  finds(check, serverWith({ ...files, '/etc/conf.d/other.cnf': pair }), 0);
});
