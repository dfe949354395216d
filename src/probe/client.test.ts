import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeCa } from '../../test/make/certificates.ts';
import { connectionOptions } from '../optionfile/connection-options.ts';
import { readArguments } from '../optionfile/read-arguments.ts';
import { gatherClient, modeOf } from './client.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tlsql-client-')));
afterAll(() => rmSync(folder, { recursive: true }));
const ca = makeCa('/CN=CA');
writeFileSync(join(folder, 'ca.pem'), ca.pem);
writeFileSync(join(folder, 'key.pem'), ca.keyPem);
const gather = (...words: string[]) =>
  gatherClient({
    given: readArguments(['--no-defaults', ...words], connectionOptions).given,
    env: { HOME: folder },
    cwd: folder,
  });

it('reads the files that the client names, and uses them only as a pair', async () => {
  const client = await gather('-h', 'db1', '-u', 'u', '--ssl-ca=ca.pem', '--ssl-cert=ca.pem');
  expect(client.facts.files?.ca?.content?.form).toBe('pem');
  expect(client.material.ca).toHaveLength(1);
  expect(client.material.cert).toBeUndefined();
  const pair = await gather('-h', 'db1', '--ssl-cert=ca.pem', '--ssl-key=key.pem');
  expect(pair.material.key).toContain('PRIVATE KEY');
  expect(JSON.stringify(pair.facts)).not.toContain('PRIVATE KEY-----');
});

it('takes the mode that the failing client takes', async () => {
  expect((await gather('-h', 'db1', '--ssl-ca=ca.pem')).intent?.sslMode).toBe('VERIFY_CA');
  const implied = {
    sslMode: 'VERIFY_IDENTITY',
    sslModeSource: { reason: 'ssl-ca', origin: { kind: 'default' } },
  } as const;
  expect(modeOf(implied, 'mariadb-11')).toBe('VERIFY_IDENTITY');
  expect((await gather('-h', 'db1')).intent).toMatchObject({
    sslMode: 'PREFERRED',
    sslModeFrom: 'default',
    transport: 'tcp',
  });
});

it('records options at which the client stops', async () => {
  const { facts, settings } = await gather('-h', 'db1', '--tls-version=nonsense');
  expect(settings).toBeUndefined();
  expect(facts.optionsRefused).toMatchObject({ code: 'option-value-invalid' });
});
