import { expect, it } from 'vitest';
import { makeCa, makeCertificate } from '../../test/make/certificates.ts';
import type { NameService } from '../io/name-service.ts';
import { otherNames } from './other-names.ts';

const named = (names: string) =>
  makeCertificate({ subject: '/CN=x', issuer: makeCa('/CN=CA'), extensions: [`subjectAltName=${names}`] }).der;
const leaf = named('DNS:db.example.test,DNS:db,DNS:localhost');
const silent: NameService = {
  addresses: () => Promise.resolve([]),
  aliasOf: () => Promise.resolve([]),
  names: () => Promise.resolve([]),
};

async function check(
  parts: Partial<NameService> & {
    readonly hosts?: readonly string[];
    readonly host?: string;
    readonly leaf?: Uint8Array;
  },
  expected: readonly string[],
): Promise<void> {
  const { hosts = [], host = 'lb.example.test', leaf: der = leaf, ...service } = parts;
  const name = { host, addresses: ['192.0.2.7'] };
  const found = await otherNames(name, der, { ...silent, ...service }, () => Promise.resolve([...hosts]));
  expect(found.map(({ name: one, by }) => `${one} ${by}`)).toEqual(expected);
}

it('knows the host by its other names', async () => {
  await check({ hosts: ['lb.example.test', 'db'] }, ['db hosts']);
  await check({ aliasOf: () => Promise.resolve(['db.example.test']) }, ['db.example.test CNAME']);
  await check({ names: () => Promise.resolve(['db.example.test']) }, ['db.example.test PTR']);
  await check({ addresses: () => Promise.resolve(['192.0.2.7']) }, ['db.example.test address']);
  await check({ leaf: named('DNS:*.dc1.test'), names: () => Promise.resolve(['a.dc1.test']) }, ['a.dc1.test PTR']);
});

it('passes over names of another address, of no certificate, of every machine', async () => {
  await check({ addresses: () => Promise.resolve(['192.0.2.8']) }, []);
  await check({ hosts: ['lb.example.test', 'other.test', 'localhost'] }, []);
  await check({ host: '192.0.2.7', hosts: ['db'] }, []);
  await check({ host: 'localhost', hosts: ['db'] }, []);
});
