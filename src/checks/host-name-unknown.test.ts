import { it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './host-name-unknown.ts';

it('fires: ENOTFOUND', () => {
  finds(check, makeFacts({ wire: { name: { host: 'db', addresses: [], error: 'ENOTFOUND' }, attempts: [] } }), 1);
});

it('is silent: it has one', () => {
  finds(check, makeFacts({ wire: { name: { host: 'db', addresses: ['::1'] }, attempts: [] } }), 0);
});
