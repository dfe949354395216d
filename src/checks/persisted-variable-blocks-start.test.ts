import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { serverWith } from '../../test/make/options.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './persisted-variable-blocks-start.ts';

const refused =
  '[ERROR] [MY-013835] [Server] Option --tls-version or --admin-tls-version is set to an invalid value TLSv1.1,TLSv1.2.';
const saying = (text: string, file: string): Facts =>
  serverWith(file, 'mysql', { log: { files: [], duringAttempts: [], sinceStart: [{ file: 'e', line: 1, text }] } });

it('fires: a value that nobody wrote', () => void finds(check, saying(refused, '[mysqld]\n'), 1));
it('fires: damaged', () =>
  void finds(check, saying('[MY-010214] Persisted config file is corrupt. Please …', '[mysqld]\n'), 1));
it('is silent: the value is in the option file', () =>
  void finds(check, saying(refused, '[mysqld]\ntls-version=TLSv1.1,TLSv1.2\n'), 0));
it('is silent: nothing is refused', () => void finds(check, saying('ready for connections', '[mysqld]\n'), 0));

const persisted = (value: string): Facts => {
  const facts = serverWith('[mysqld]\ntls-version=TLSv1.3\n');
  const inForce = { 'tls-version': value };
  return { ...facts, server: { ...facts.server, inForce, persisted: inForce } };
};

const file = (facts: Facts, state: 'absent' | 'whole' | 'damaged'): Facts => ({
  ...facts,
  server: {
    ...facts.server,
    persistedFile: state === 'damaged' ? { state, why: 'it is empty' } : { state },
  },
});
const corrupt = saying('[MY-010214] Persisted config file is corrupt. Please …', '[mysqld]\n');
it('fires: damaged, and no log', () => void finds(check, file(serverWith('[mysqld]\n'), 'damaged'), 1));
it('is silent: what the log calls damaged is set right, or gone', () => {
  finds(check, file(corrupt, 'whole'), 0);
  finds(check, file(corrupt, 'absent'), 0);
  finds(check, file(saying(refused, '[mysqld]\n'), 'absent'), 0);
});
it('fires: without a log', () => void finds(check, persisted('TLSv1.1,TLSv1.2'), 1));
it('is silent: a good value', () => void finds(check, persisted('TLSv1.2'), 0));
