import { expect, it } from 'vitest';
import { keyFile, makeCa } from '../../test/make/certificates.ts';
import { makeAttempt, makeFacts } from '../../test/make/facts.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { publicFile } from '../../test/make/public-file.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './server-rsa-pair-mismatch.ts';

const [one, two] = [
  makeCa('/CN=1', { key: ['-newkey', 'rsa:2048'] }),
  makeCa('/CN=2', { key: ['-newkey', 'rsa:2048'] }),
];
const server = (publicOf: typeof one): Facts =>
  makeServer({
    'rsa-private-key': fileAt('/0755 private_key.pem:0600', keyFile(one)),
    'rsa-public-key': fileAt('/0755 public_key.pem:0644', publicFile(publicOf)),
  });
const { tls: _tls, ...plain } = makeAttempt({ login: { ok: false, error: { errno: 1045, text: 'denied' } } });

it('fires on halves of two pairs: an error where a plain login was denied, else a warning', () => {
  const [found] = finds(check, makeFacts({ ...server(two), wire: { attempts: [plain] } }), 1);
  expect(found?.severity).toBeUndefined();
  expect(finds(check, server(two), 1)[0]?.severity).toBe('warning');
});

it('is silent on a pair', () => void finds(check, server(one), 0));
