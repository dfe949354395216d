import { expect, it } from 'vitest';
import { certFile, keyFile, makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { fileAt } from '../../../test/make/files.ts';
import { makeServer } from '../../../test/make/finds.ts';
import type { Facts } from '../../facts/facts.ts';
import { foundSideChannel } from './side-channel.ts';

const ca = makeCa('/CN=CA');
const [own, other] = [
  makeCertificate({ subject: '/CN=a', issuer: ca }),
  makeCertificate({ subject: '/CN=b', issuer: ca }),
];
const cert = fileAt('/0755 c.pem:0644', certFile(own));
const check = (facts: Facts, times: number): void => expect(foundSideChannel('admin')(facts)).toHaveLength(times);

it('looks at the own files of the port', () => {
  check(makeServer({ 'admin-cert': fileAt('/0755 nope.pem:missing') }), 1);
  check(makeServer({ 'admin-cert': cert, 'admin-key': fileAt('/0755 k.pem:0644', keyFile(other)) }), 1);
  check(makeServer({ 'admin-cert': cert, 'admin-key': fileAt('/0755 k.pem:0644', keyFile(own)) }), 0);
  check(makeServer({ cert: fileAt('/0755 nope.pem:missing') }), 0);
});

it('takes the word of the server where it was given files', () => {
  const channels = [{ channel: 'mysql_admin', properties: { Enabled: 'No' } }];
  check({ ...makeServer({}), admin: { channels, variables: { admin_ssl_cert: '/c.pem' } } }, 1);
  check({ ...makeServer({}), admin: { channels, variables: { admin_ssl_cert: '' } } }, 0);
});

it('is the cause for who connects to that port', () => {
  const facts = { ...makeServer({ 'admin-cert': fileAt('/0755 nope.pem:missing') }) };
  const server = { ...facts.server, inForce: { 'admin-port': '33062' } };
  const intent = {
    port: 33062,
    transport: 'tcp',
    passwordGiven: false,
    sslMode: 'REQUIRED',
    sslModeFrom: 'asked',
  } as const;
  const [found] = foundSideChannel('admin')({ ...facts, server, client: { intent } });
  expect(found?.leadsTo?.[0]).toBe('server-tls-off');
});
