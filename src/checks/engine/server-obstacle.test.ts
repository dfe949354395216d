import { expect, it } from 'vitest';
import { makeFacts } from '../../../test/make/facts.ts';
import { fileAt, pem, privateKey } from '../../../test/make/files.ts';
import { makeServer } from '../../../test/make/finds.ts';
import { serverObstacles, variableOf } from './server-obstacle.ts';

it('names the variables', () => {
  expect(['key', 'admin-cert', 'mysqlx-ca', 'rsa-public-key'].map((role) => variableOf(role as 'key'))).toEqual([
    'ssl_key',
    'admin_ssl_cert',
    'mysqlx_ssl_ca',
    'caching_sha2_password_public_key_path',
  ]);
});

it('gives one obstacle a file, the path before the content', () => {
  const facts = makeServer({
    cert: fileAt('/0755 c.pem:0600', { form: 'empty', blocks: [] }),
    key: fileAt('/0755 k.pem:0644', pem({ kind: 'certificate', der: new Uint8Array() })),
    ca: fileAt('/0755 ca.pem:0644', pem({ kind: 'certificate', der: new Uint8Array() })),
    crl: fileAt('/0755 crl.pem:0644', privateKey()),
  });
  expect(serverObstacles(facts).map(({ role, kind, holds }) => [role, kind, holds])).toEqual([
    ['cert', 'file-closed', undefined],
    ['key', 'wrong-content', 'a certificate only'],
    ['crl', 'wrong-content', 'a private key only'],
  ]);
  expect(serverObstacles(makeFacts())).toEqual([]);
});

it('takes no file of 16 MiB for a certificate; lists of revoked ones can be that long', () => {
  const content = { form: 'too-large', blocks: [] } as const;
  const facts = makeServer({ ca: fileAt('/0755 ca.pem:0644', content), crl: fileAt('/0755 crl.pem:0644', content) });
  expect(serverObstacles(facts).map(({ role, kind }) => [role, kind])).toEqual([['ca', 'wrong-content']]);
});

it('holds a byte-order mark against a file for yaSSL alone', () => {
  const file = fileAt('/0755 c.pem:0644', {
    ...pem({ kind: 'certificate', der: new Uint8Array() }),
    byteOrderMark: true,
  });
  const of = (version: string) =>
    serverObstacles({ ...makeServer({ cert: file }), admin: { version } }).map(({ kind, holds }) => [kind, holds]);
  expect(of('5.6.24')).toEqual([['line-ends', 'a byte-order mark']]);
  expect(of('9.7.0')).toEqual([]);
});
