import { expect, it } from 'vitest';
import type { Code } from '../base/codes.ts';
import { TlsqlError } from '../base/error.ts';
import type { Machine } from '../io/machine.ts';
import { persistedIn, readPersisted } from './persisted.ts';

// As MySQL 9.7 and 8.0.17 write it.
const text = JSON.stringify({
  Version: 2,
  mysql_dynamic_parse_early_variables: { max_connections: { Value: '99', Metadata: { User: 'root' } } },
  mysql_dynamic_variables: { ssl_cert: { Value: '/x.pem', Metadata: { Timestamp: 1 } } },
});
const first = JSON.stringify({ Version: 1, mysql_server: { tls_version: { Value: 'TLSv1.2', Metadata: {} } } });

const whole = { file: { state: 'whole' } };

it('reads what was persisted about TLS', () => {
  expect(persistedIn(text)).toEqual({ ...whole, values: { 'ssl-cert': '/x.pem' } });
  expect(persistedIn(first)).toEqual({ ...whole, values: { 'tls-version': 'TLSv1.2' } });
  expect(persistedIn('{"Version":2,"a":{"b":{"c":{"d":{"ssl_ca":{"Value":"/"}}}}}}')).toEqual(whole);
});

it('tells what the server stops at', () => {
  for (const bad of ['', ' \n', '{', 'null', '[]', '{}', 'Version=2'])
    expect(persistedIn(bad)).toEqual({ file: { state: 'damaged', why: expect.stringMatching(/^it (is|has) /) } });
});

it('passes the values over where the server does, and nothing else', async () => {
  const read = async (machine: Pick<Machine, 'read'>, inForce = {}): Promise<unknown> =>
    await readPersisted('/d', inForce, machine);
  const off = { 'persisted-globals-load': 'OFF' };
  const holding = (bytes: string): Pick<Machine, 'read'> => ({ read: async () => Buffer.from(bytes) });
  expect(await read(holding(text))).toEqual({ ...whole, values: { 'ssl-cert': '/x.pem' } });
  expect(await read(holding(text), off)).toEqual(whole);
  expect(await read(holding('{'), off)).toHaveProperty('file.state', 'damaged');
  expect(await readPersisted(undefined, {}, holding(text))).toEqual({});
});

it('tells that there is none from what cannot be read', async () => {
  const failing = (code: Code): Pick<Machine, 'read'> => ({
    read: () => Promise.reject(new TlsqlError(code, { seen: code })),
  });
  expect(await readPersisted('/d', {}, failing('file-missing'))).toEqual({ file: { state: 'absent' } });
  expect(await readPersisted('/d', {}, failing('file-not-readable'))).toEqual({});
  await expect(readPersisted('/d', {}, failing('ssh-failed'))).rejects.toThrow();
});
