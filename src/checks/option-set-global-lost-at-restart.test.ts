import { expect, it } from 'vitest';
import { finds, fixOf } from '../../test/make/finds.ts';
import { serverWith } from '../../test/make/options.ts';
import type { AdminFacts } from '../facts/admin.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './option-set-global-lost-at-restart.ts';

const admin = (name: string, value: string, parts: AdminFacts = {}): AdminFacts => ({
  version: '9.7.4',
  variables: { [name]: value },
  variableSources: { [name]: { source: 'DYNAMIC' } },
  ...parts,
});
const facts = (text: string, own: AdminFacts): Facts => serverWith(text, 'mysql', { admin: own });

it('fires: the option file says another value, or nothing', () => {
  const scene = facts('[mysqld]\nssl-cert=/old.pem\n', admin('ssl_cert', '/new.pem'));
  const [found] = finds(check, scene, 1);
  expect(found?.severity).toBe('warning');
  expect(fixOf(found, scene)[0]).toContain("SET PERSIST ssl_cert='/new.pem'");
  finds(check, facts('[mysqld]\n', admin('require_secure_transport', 'ON')), 1);
});

it('is a notice where the option files are not seen', () => {
  const { server: _server, ...scene } = facts('', admin('ssl_cert', '/new.pem'));
  expect(finds(check, scene, 1)[0]?.severity).toBe('notice');
});

it('is silent: the same stands in the file, is persisted or the default, or nobody set it', () => {
  finds(check, facts('[mysqld]\nssl-cert=/new.pem\n', admin('ssl_cert', '/new.pem')), 0);
  finds(check, facts('[mysqld]\nrequire_secure_transport=1\n', admin('require_secure_transport', 'ON')), 0);
  finds(check, facts('', admin('ssl_cert', '/new.pem', { persisted: { ssl_cert: '/new.pem' } })), 0);
  finds(check, facts('', admin('tls_version', 'TLSv1.2,TLSv1.3')), 0);
  finds(check, facts('', admin('ssl_cert', '/new.pem', { variableSources: { ssl_cert: { source: 'EXPLICIT' } } })), 0);
});
