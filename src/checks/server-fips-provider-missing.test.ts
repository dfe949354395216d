import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { serverWith } from '../../test/make/options.ts';
import { check } from './server-fips-provider-missing.ts';

const text = 'error:0308010C:digital envelope routines::unsupported: [MY-011272] FIPS mode could not be set';
const facts = (value: string) =>
  serverWith(`[mysqld]\nssl-fips-mode=${value}\n`, 'mysql', {
    log: { files: [], duringAttempts: [], sinceStart: [{ file: 'e', line: 1, text }] },
  });

it('fires: it is on, and the log says that it cannot be', () => {
  finds(check, facts('ON'), 1);
});

it('is silent: it is off', () => {
  finds(check, facts('OFF'), 0);
});
