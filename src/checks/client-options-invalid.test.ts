import { it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './client-options-invalid.ts';

it('fires: the client stops at its options', () => {
  finds(check, makeFacts({ client: { optionsRefused: { code: 'option-value-invalid', seen: '--tls-version=1' } } }), 1);
});

it('is silent: it does not', () => {
  finds(check, makeFacts({ client: {} }), 0);
});
