import { it } from 'vitest';
import { failedTls, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './client-tls-material-refused.ts';

const error = { code: 'ERR_SSL_CA_MD_TOO_WEAK', text: 'error:0A00018E:SSL routines::ca md too weak' };

it('fires: OpenSSL refuses a file of ours', () => {
  finds(check, wired(failedTls({ unsent: true, error })), 1);
});

it('is silent: the handshake was under way', () => {
  finds(check, wired(failedTls({ error })), 0);
});
