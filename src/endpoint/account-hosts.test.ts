import { expect, it } from 'vitest';
import { compareHosts, hostFits, peerOf } from './account-hosts.ts';

it('names peers as servers do', () => {
  expect(peerOf(undefined, true)).toEqual({ host: 'localhost', ip: undefined });
  expect(peerOf('::ffff:127.0.0.1', true)).toEqual({ host: 'localhost', ip: '127.0.0.1' });
  expect(peerOf('127.0.0.1', false)).toEqual({ host: '127.0.0.1', ip: '127.0.0.1' });
  expect(peerOf('::1', true)).toEqual({ host: 'localhost', ip: '::1' });
  expect(peerOf('10.1.2.3', true)).toEqual({ host: '10.1.2.3', ip: '10.1.2.3' });
});

it.each([
  ['localhost', true],
  ['LOCALHOST', true],
  ['127.0.0.1', true],
  ['127.0.0.%', true],
  ['127.0.0._', true],
  ['%', true],
  ['', true],
  ['127.0.0.0/255.255.255.0', true],
  ['127.0.0.0/8', true],
  ['0.0.0.0/0', true],
  ['127.0.1.0/255.255.255.0', false],
  ['10.0.0.0/8', false],
  ['127.0.0.1/33', false],
  ['127.0.0.2', false],
  ['localhos', false],
  ['::1', false],
])('%s fits loopback: %s', (host, fits) => {
  expect(hostFits(host, { host: 'localhost', ip: '127.0.0.1' })).toBe(fits);
});

it('a socket is localhost and no address', () => {
  const socket = { host: 'localhost', ip: undefined };
  expect(['localhost', '%', '127.0.0.1', '127.0.0.0/8'].map((host) => hostFits(host, socket))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

it('puts the more specific host first', () => {
  const order = [
    '127.0.0.1',
    '127.0.0.0/24',
    '127.0.0.0/8',
    '127.0.0.0/255.255.255.0',
    'localhost',
    'local%',
    'l%',
    '%t',
    '%',
    '',
  ];
  expect([...order].reverse().sort(compareHosts)).toEqual(order);
});
