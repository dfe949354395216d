import { it } from 'vitest';
import { failedTls, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { Attempt, TlsFact } from '../facts/wire.ts';
import { check } from './network-plaintext-error-inside-handshake.ts';

const answered = (tls: Partial<TlsFact>): Attempt => ({ ...failedTls(tls), purpose: 'tls-refusal' });
const bytes = Buffer.from('160000 02ff1304'.replace(' ', ''), 'hex');

it('fires on the fault', () => {
  finds(
    check,
    wired(failedTls({}), answered({ plainAnswer: { bytes, error: { errno: 1043, text: 'Bad handshake' } } })),
    1,
  );
});

it('is silent on the near miss', () => {
  finds(check, wired(failedTls({}), answered({ plainAnswer: { bytes } })), 0);
  finds(check, wired(failedTls({}), answered({ closed: 'timeout' })), 0);
});
