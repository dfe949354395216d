import { it } from 'vitest';
import { failedTls, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './server-dh-key-too-small.ts';

it('fires: the library says so', () => {
  finds(check, wired(failedTls({ error: { code: 'E', text: 'dh key too small' } })), 1);
});

it('is silent: another reason', () => {
  finds(check, wired(failedTls({ error: { code: 'E', text: 'unsupported protocol' } })), 0);
});
