import { expect, it } from 'vitest';
import { persistedValues, readPersisted } from './persisted.ts';

// As MySQL 9.7 and 8.0.17 write it.
const text = JSON.stringify({
  Version: 2,
  mysql_dynamic_parse_early_variables: { max_connections: { Value: '99', Metadata: { User: 'root' } } },
  mysql_dynamic_variables: { ssl_cert: { Value: '/x.pem', Metadata: { Timestamp: 1 } } },
});
const first = JSON.stringify({ Version: 1, mysql_server: { tls_version: { Value: 'TLSv1.2', Metadata: {} } } });

it('reads what was persisted about TLS', () => {
  expect(persistedValues(text)).toEqual({ 'ssl-cert': '/x.pem' });
  expect(persistedValues(first)).toEqual({ 'tls-version': 'TLSv1.2' });
  for (const other of ['', '{', 'null', '{"a":{"b":{"c":{"d":{"ssl_ca":{"Value":"/"}}}}}}'])
    expect(persistedValues(other)).toBeUndefined();
});

it('passes it over where the server does', async () => {
  const machine = { read: (path: string) => Promise.resolve(Buffer.from(path === '/d/mysqld-auto.cnf' ? text : '')) };
  expect(await readPersisted('/d', {}, machine)).toEqual({ 'ssl-cert': '/x.pem' });
  expect(await readPersisted('/d', { 'persisted-globals-load': 'OFF' }, machine)).toBeUndefined();
  expect(await readPersisted(undefined, {}, machine)).toBeUndefined();
});
