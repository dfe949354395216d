import { it } from 'vitest';
import { failedTls } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { clientWith } from '../../test/make/options.ts';
import { check } from './client-cipher-list-unusable.ts';

const listed = (cipher: string, parts: Parameters<typeof failedTls>[0]) => ({
  ...clientWith(`[client]\nssl-cipher=${cipher}\n`),
  wire: { attempts: [failedTls(parts)] },
});

it('fires: OpenSSL refuses the list before anything is sent', () => {
  const error = { code: 'ERR_SSL_NO_CIPHER_MATCH', text: 'error:0A0000B9:SSL routines::no cipher match' };
  finds(check, listed('AES256-GMC', { unsent: true, error }), 1);
});

it('is silent: the server refuses what the list offers', () => {
  finds(check, listed('AES256-SHA', { alertReceived: { code: 40, name: 'handshake_failure', fatal: true } }), 0);
});
