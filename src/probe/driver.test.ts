import { expect, it } from 'vitest';
import { readDriverConfig } from '../drivers/read-driver-config.ts';
import { driverSide } from './driver.ts';

const side = async (text: string, client?: string) => await driverSide(readDriverConfig(text, client), '/');
const flags = async (text: string): Promise<Record<string, unknown>> =>
  Object.fromEntries((await side(text))?.given.map(({ name, value }) => [name, value]) ?? []);

it('connects as the driver would', async () => {
  expect(await flags("pymysql.connect(host='h', user='u', password='secret', ssl={'ca': '/c'})")).toEqual({
    'no-defaults': true,
    host: 'h',
    protocol: 'TCP',
    user: 'u',
    password: 'secret',
    'ssl-mode': 'VERIFY_IDENTITY',
    'ssl-ca': '/c',
  });
  expect(await flags("pymysql.connect(read_default_file='/my.cnf')")).toMatchObject({ 'defaults-file': '/my.cnf' });
});

it('keeps passwords out of the facts, and knows when it trusts a store of its own', async () => {
  const java = await side('jdbc:mysql://u:secret@h/?sslMode=VERIFY_CA&clientCertificateKeyStorePassword=other');
  expect(JSON.stringify(java?.facts)).not.toMatch(/secret|other/);
  expect(java?.ownStore).toBe(true);
  expect((await side('u@tcp(h)/?tls=custom'))?.ownStore).toBe(false);
  expect(await side('mysql://h/', 'myxql')).toBeUndefined();
});

it('looks at key stores', async () => {
  const named = 'jdbc:mysql://h/?sslMode=VERIFY_CA&trustCertificateKeyStoreUrl=file:/nonexistent.p12';
  expect((await side(named))?.facts.stores?.ca?.file.path).toBe('/nonexistent.p12');
});
