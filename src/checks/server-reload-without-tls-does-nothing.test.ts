import { it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './server-reload-without-tls-does-nothing.ts';

const facts = (have_ssl: string, flavor: 'mysql' | 'mariadb', flushes: string, cert = ''): Facts =>
  makeFacts({
    admin: { version: '10.11.18', flavor, variables: { have_ssl }, status: { com_flush: flushes } },
    server: { inForce: { 'ssl-cert': cert } },
  });

it('fires: TLS is off, and somebody flushed or prepared the files', () => {
  finds(check, facts('DISABLED', 'mariadb', '1'), 1);
  finds(check, facts('DISABLED', 'mariadb', '0', '/etc/mysql/c.pem'), 1);
});

it('is silent: TLS is on, nobody tried, MySQL', () => {
  finds(check, facts('YES', 'mariadb', '1', '/etc/mysql/c.pem'), 0);
  finds(check, facts('DISABLED', 'mariadb', '0'), 0);
  finds(check, facts('DISABLED', 'mysql', '1', '/etc/mysql/c.pem'), 0);
});
