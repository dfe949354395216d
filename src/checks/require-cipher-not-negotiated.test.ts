import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { denied } from '../../test/make/scenes.ts';
import { check } from './require-cipher-not-negotiated.ts';

it('fires: another cipher', () => {
  finds(check, denied({ kind: 'SPECIFIED', cipher: 'ECDHE-RSA-AES256-GCM-SHA384' }), 1);
});

it('is silent: the negotiated one', () => {
  finds(check, denied({ kind: 'SPECIFIED', cipher: 'TLS_AES_128_GCM_SHA256' }), 0);
});
