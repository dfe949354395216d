import { expect, it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './host-name-unknown.ts';

it('fires: ENOTFOUND', () => {
  finds(check, makeFacts({ wire: { name: { host: 'db', addresses: [], error: 'ENOTFOUND' }, attempts: [] } }), 1);
});

it('is silent: it has one', () => {
  finds(check, makeFacts({ wire: { name: { host: 'db', addresses: ['::1'] }, attempts: [] } }), 0);
});

it.each([
  ['db:3306', { meant: 'db', port: '3306' }],
  ['mysql://app@db:3307/shop', { meant: 'db', port: '3307' }],
  ['jdbc:mysql://db/shop', { meant: 'db' }],
  ['[::1]', { meant: '::1' }],
  ['db ', { meant: 'db' }],
  ['\u200bdb', { meant: 'db' }],
])('knows what was meant by %j', (host, evidence) => {
  const [found] = finds(
    check,
    makeFacts({ wire: { name: { host, addresses: [], error: 'ENOTFOUND' }, attempts: [] } }),
    1,
  );
  expect(found?.evidence).toMatchObject(evidence);
});
