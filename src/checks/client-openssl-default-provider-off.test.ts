import { it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './client-openssl-default-provider-off.ts';

const activates = (...providers: string[]) => makeFacts({ client: { cryptoPolicy: { file: '/o.cnf', providers } } });

it('fires: legacy alone', () => void finds(check, activates('legacy'), 1));

it('is silent: both, FIPS, or none named', () => {
  finds(check, activates('legacy', 'default'), 0);
  finds(check, activates('fips', 'base'), 0);
  finds(check, activates(), 0);
});
