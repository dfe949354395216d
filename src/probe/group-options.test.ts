import { expect, it } from 'vitest';
import { groupOptions, providerOptions } from './group-options.ts';

const galera = { 'wsrep-on': 'ON', 'wsrep-provider': '/usr/lib/galera/libgalera_smm.so' };

it('reads how a Galera node is told', () => {
  const inForce = {
    ...galera,
    'wsrep-cluster-address': 'gcomm://10.0.0.1,[fd00::2]:4568?pc.wait_prim=no',
    'wsrep-provider-options': 'socket.ssl_key=/k; socket.ssl_cert=/c;socket.ssl_ca=/a',
  };
  expect(groupOptions({}, inForce)).toEqual({
    kind: 'galera',
    ssl: true,
    files: { ca: '/a', cert: '/c', key: '/k' },
    peers: [
      { host: '10.0.0.1', port: 4567 },
      { host: 'fd00::2', port: 4568 },
    ],
  });
});

it('knows when TLS is off', () => {
  const told = (text: string): boolean | undefined =>
    groupOptions({}, { ...galera, 'wsrep-provider-options': text })?.ssl;
  expect(told('')).toBe(false);
  expect(told('socket.ssl=NO;socket.ssl_key=/k;socket.ssl_cert=/c')).toBe(false);
  expect(told('socket.ssl = YES; socket.ssl_key = /k')).toBe(true);
});

it('takes the word of the server before that of its files', () => {
  const variables = { wsrep_on: 'OFF', group_replication_group_name: '' };
  expect(groupOptions(variables, galera)).toBeUndefined();
  expect(groupOptions({}, { ...galera, 'wsrep-provider': 'none' })).toBeUndefined();
  expect(groupOptions({}, {})).toBeUndefined();
});

it('reads how a member of a replication group is told', () => {
  const variables = {
    group_replication_group_name: 'a',
    group_replication_ssl_mode: 'VERIFY_CA',
    group_replication_local_address: 'a:1',
    group_replication_group_seeds: 'a:1,b:2',
    ssl_ca: 'ca.pem',
  };
  expect(groupOptions(variables, {})).toEqual({
    kind: 'group-replication',
    ssl: true,
    mode: 'VERIFY_CA',
    files: { ca: 'ca.pem' },
    peers: [{ host: 'b', port: 2 }],
  });
  expect(groupOptions({ ...variables, group_replication_communication_stack: 'MYSQL' }, {})?.peers).toEqual([]);
});

it('reads any list of options', () => {
  expect(providerOptions('a = 1; b.c=x=y;;d')).toEqual({ a: '1', 'b.c': 'x=y' });
});
