import { expect, it } from 'vitest';
import { certFile, makeCa, makeCertificate } from '../../test/make/certificates.ts';
import { makeAttempt, makeFacts } from '../../test/make/facts.ts';
import { fileAt } from '../../test/make/files.ts';
import { makeServer } from '../../test/make/finds.ts';
import type { ClientFacts } from '../facts/client.ts';
import { tellingWords } from './telling-words.ts';

it('gathers who and where', () => {
  const row = { user: 'app', plugin: 'x', require: { kind: 'NONE' as const } };
  const facts = makeFacts({
    wire: { name: { host: 'db1', addresses: ['192.0.2.1'] }, attempts: [makeAttempt()] },
    admin: {
      accounts: [
        { ...row, host: '%' },
        { ...row, host: 'web1' },
      ],
    },
  });
  expect(tellingWords(facts, 'laptop')).toEqual({
    host: ['db1', 'web1', 'laptop'],
    address: ['192.0.2.1', '192.0.2.1'],
    user: ['app', 'app'],
    name: [],
    path: [],
  });
});

it('gathers what certificates and paths say', () => {
  const leaf = makeCertificate({ subject: '/C=PT/O=Acme Bank/CN=db1', issuer: makeCa('/CN=Acme CA') });
  const facts = makeServer({ cert: fileAt('/0755 srv/0755 c.pem:0644', certFile(leaf)) });
  const { name, path } = tellingWords(facts, 'laptop');
  expect([name, path]).toEqual([['Acme Bank', 'db1', 'Acme CA'], ['/srv/c.pem']]);
});

it('gathers whom ssh goes to, and the database', () => {
  const check = (name: string, host: string, user: string | undefined): void => {
    const elsewhere = { name, shell: '', flags: '', sudo: false };
    const words = tellingWords({ ...makeFacts({}), elsewhere }, 'laptop');
    expect([words.host, words.user]).toEqual([[host, 'laptop'], user === undefined ? [] : [user]]);
  };
  check('db1', 'db1', undefined);
  check('admin@db1', 'db1', 'admin');
  check('ssh://admin@db1:2222', 'db1', 'admin');
  const settings = { database: 'payroll' } as unknown as NonNullable<ClientFacts['settings']>;
  expect(tellingWords(makeFacts({ client: { settings } }), 'laptop').name).toEqual(['payroll']);
});

it('knows names as they stand in a line of SQL', () => {
  const leaf = makeCertificate({ subject: '/CN=M\u00fcller', issuer: makeCa('/CN=CA') });
  const { name } = tellingWords(makeServer({ cert: fileAt('/0755 c.pem:0644', certFile(leaf)) }), 'laptop');
  expect(name).toEqual(expect.arrayContaining(['M\u00fcller', 'M\\xC3\\xBCller', 'M\\\\xC3\\\\xBCller']));
});
