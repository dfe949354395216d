import { expect, it } from 'vitest';
import type { Facts } from '../../facts/facts.ts';
import { askedHost, copyName, isLoopback, sshHost } from './server-place.ts';

const facts = (again: string): Facts => ({ time: new Date(0), notLooked: [], again });

it('knows the names of the machine itself from those of others', () => {
  const here = ['localhost', 'LOCALHOST', 'localhost.localdomain', '127.0.0.1', '127.1.2.3', '::1'];
  expect([...here, 'localhost.example.com', '127.example.com', '::12', 'db1'].filter(isLoopback)).toEqual(here);
});

it('reads the hosts from the line that asks again', () => {
  const asked = facts("tlsql doctor --host=db1 --ssh='dba@db1 x'");
  expect([askedHost(asked), sshHost(asked)]).toEqual(['db1', 'dba@db1 x']);
  expect([askedHost(facts('tlsql doctor')), sshHost(facts(''))]).toEqual([undefined, undefined]);
});

it('names a copy by its original', () => {
  expect(copyName('/etc/mysql/tls/ca.pem')).toBe('server-ca.pem');
});
