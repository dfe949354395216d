import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { denied } from '../../test/make/scenes.ts';
import { check } from './account-no-match-for-host.ts';

it('fires: another host', () => {
  finds(check, denied({ kind: 'NONE' }, { account: { host: '10.%' } }), 1);
});

it('is silent: the host fits', () => {
  finds(check, denied({ kind: 'NONE' }, { account: { host: '192.0.2.%' } }), 0);
});
