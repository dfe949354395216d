import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeCa } from '../../test/make/certificates.ts';
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
  expect(java?.verifies).toBe(true);
  expect((await side('u@tcp(h)/?tls=custom'))?.verifies).toBe(false);
  expect(await side('mysql://h/', 'myxql')).toBeUndefined();
});

it('looks at key stores', async () => {
  const named = 'jdbc:mysql://h/?sslMode=VERIFY_CA&trustCertificateKeyStoreUrl=file:/nonexistent.p12';
  expect((await side(named))?.facts.stores?.ca?.file.path).toBe('/nonexistent.p12');
});

it('brings the certificate of a PKCS#12 store that its password opens, and keeps it out of the facts', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-driver-'));
  try {
    const { pem, keyPem } = makeCa('/CN=client');
    writeFileSync(join(folder, 'both.pem'), `${pem}${keyPem}`, { mode: 0o600 });
    const store = join(folder, 'client.p12');
    const words = ['pkcs12', '-export', '-in', join(folder, 'both.pem'), '-out', store, '-passout', 'pass:opensit'];
    execFileSync('openssl', words);
    for (const text of [
      `jdbc:mariadb://h/?sslMode=trust&keyStore=${store}&keyStorePassword=opensit`,
      `Server=h;SslMode=Required;CertificateFile=${store};CertificatePassword=opensit`,
      `{host: 'h', user: 'u', ssl: {pfx: fs.readFileSync('${store}'), passphrase: 'opensit'}}`,
    ]) {
      const own = await side(text, text.startsWith('{') ? 'mariadb-npm' : undefined);
      expect([text, own?.identity?.pfx.length]).toEqual([text, expect.any(Number)]);
      expect(JSON.stringify(own?.facts)).not.toContain('opensit');
      expect(own?.facts.stores?.cert?.opens).toBe(true);
    }
    const wrong = await side(`jdbc:mariadb://h/?sslMode=trust&keyStore=${store}&keyStorePassword=wrong`);
    expect([wrong?.identity, wrong?.facts.stores?.cert?.opens]).toEqual([undefined, false]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('knows whose servers prove themselves by the password', async () => {
  expect((await side("{host: 'h', user: 'u', ssl: {}}", 'mariadb-npm'))?.provenByPassword).toBe(true);
  expect((await side("{host: 'h', user: 'u', ssl: {}}", 'mysql2'))?.provenByPassword).toBe(false);
  expect((await side("{host: 'h', ssl: {ca: fs.readFileSync('/c')}}", 'mariadb-npm'))?.provenByPassword).toBe(false);
});
