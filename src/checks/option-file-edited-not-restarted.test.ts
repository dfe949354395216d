import { it } from 'vitest';
import { cutOff } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { serverWith } from '../../test/make/options.ts';
import { check } from './option-file-edited-not-restarted.ts';

const wire = { attempts: [cutOff('tls', { tls: { ok: false, chain: [] } })] };
const facts = (tls_version: string, source = 'EXPLICIT') =>
  serverWith('[mysqld]\ntls-version=TLSv1.2,TLSv1.3\n', 'mysql', {
    wire,
    admin: { variables: { tls_version }, variableSources: { tls_version: { source } } },
  });

it('fires: the file has another value than the server', () => {
  finds(check, facts('TLSv1.2'), 1);
});

it('is silent: the same in other words, a value set since, and a connection that works', () => {
  finds(check, facts('TLSv1.3,TLSv1.2'), 0);
  finds(check, facts('TLSv1.2', 'DYNAMIC'), 0);
  const { wire: _wire, ...still } = facts('TLSv1.2');
  finds(check, still, 0);
});
