import { expect, it } from 'vitest';
import { makeAttempt } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { clientWith, serverWith } from '../../test/make/options.ts';
import { check } from './option-loose-ignored.ts';

it('fires: a removed option', () =>
  expect(finds(check, serverWith('[mysqld]\nloose-ssl=0\n'), 1)[0]?.severity).toBe('notice'));

it('fires: the other product', () =>
  void finds(check, clientWith('[client]\nloose-ssl-mode=REQUIRED\n', 'mariadb-11'), 1));

it('is silent: known', () => void finds(check, serverWith('[mysqld]\nloose-ssl=0\n', 'mariadb'), 0));

it('is silent: a plugin', () =>
  void finds(check, serverWith('[mysqld]\nloose-group_replication_ssl_mode=REQUIRED\n'), 0));

it('is a fault where it hides a slip and the connection fails', () => {
  const wire = { attempts: [makeAttempt({ stage: 'capability' })] };
  const of = (line: string): unknown =>
    finds(check, serverWith(`[mysqld]\n${line}\n`, 'mysql', { wire }), 1)[0]?.severity;
  expect(of('loose-ssl-certificate=/c.pem')).toBe('error');
  expect(of('loose-ssl=0')).toBe('warning');
});
