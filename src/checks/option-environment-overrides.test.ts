import { it } from 'vitest';
import { makeAttempt, makeFacts, silent } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './option-environment-overrides.ts';

const from = (kind: 'environment' | 'argument', fails: boolean) => {
  const origin = kind === 'environment' ? { kind, variable: 'MYSQL_HOST' } : { kind, index: 0 };
  const none = { kind: 'default' };
  const settings = { host: 'db2', origins: { host: origin, port: none, socket: none } } as never;
  const attempt = fails ? { ...silent({ connectError: 'ECONNREFUSED' }), stage: 'connect' as const } : makeAttempt();
  return makeFacts({ client: { settings }, wire: { attempts: [attempt] } });
};

it('fires where the variable leads to a host that does not answer', () => {
  finds(check, from('environment', true), 1);
});

it('is silent on a flag, and where it works', () => {
  finds(check, from('argument', true), 0);
  finds(check, from('environment', false), 0);
});
