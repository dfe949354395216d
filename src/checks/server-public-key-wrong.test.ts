import { it } from 'vitest';
import { makeCa } from '../../test/make/certificates.ts';
import { makeAttempt, makeFacts } from '../../test/make/facts.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds, makeClient, makeServer } from '../../test/make/finds.ts';
import { publicFile } from '../../test/make/public-file.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './server-public-key-wrong.ts';

const [one, two] = [
  makeCa('/CN=1', { key: ['-newkey', 'rsa:2048'] }),
  makeCa('/CN=2', { key: ['-newkey', 'rsa:2048'] }),
];
const { tls: _tls, ...plain } = makeAttempt({ login: { ok: false, error: { errno: 1045, text: 'denied' } } });
const facts = (given: typeof one, attempt = plain): Facts =>
  makeFacts({
    ...makeClient({ 'server-public-key': fileAt('/0755 server.pub:0644', publicFile(given)) }),
    ...makeServer({ 'rsa-public-key': fileAt('/0755 public_key.pem:0644', publicFile(one)) }),
    wire: { attempts: [attempt] },
  });

it('fires on the key of another server', () => void finds(check, facts(two), 1));
it('is silent on the own key, and over TLS, where it is not used', () => {
  finds(check, facts(one), 0);
  finds(check, facts(two, makeAttempt()), 0);
});
