import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { denied, withoutTls } from '../../test/make/scenes.ts';
import { check } from './require-ssl-plain-client.ts';

it('fires: no TLS', () => {
  finds(check, withoutTls(denied({ kind: 'SSL' })), 1);
});

it('is silent: TLS, or no clause', () => {
  finds(check, denied({ kind: 'SSL' }), 0);
  finds(check, withoutTls(denied({ kind: 'NONE' })), 0);
});
