import { expect, it } from 'vitest';
import { certFile, keyFile, makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { makeAttempt } from '../../../test/make/facts.ts';
import { fileAt, mysql } from '../../../test/make/files.ts';
import { makeChannel, replicated } from '../../../test/make/replica.ts';
import type { ReplicaFact } from '../../facts/replication.ts';
import { identityOptions, sourceCa, sourceName, tlsOptions } from './replica-partner.ts';

const ca = makeCa('/CN=CA');
const leaf = makeCertificate({
  subject: '/CN=db1',
  issuer: ca,
  extensions: ['subjectAltName=DNS:*.test,DNS:db1.test'],
});
const file = fileAt('/0755 ca.pem:0644', certFile(ca));

function facts(replica: ReplicaFact) {
  return {
    ...replicated(replica),
    time: new Date(),
    server: { user: mysql, files: { ca: file }, nearby: [fileAt('/0755 k.pem:0644', keyFile(leaf))] },
  };
}

it('takes the CA that verifies the source', () => {
  const source = makeAttempt({ purpose: 'other', tls: { ok: true, chain: [leaf.der] } });
  const replica = makeChannel({ source });
  expect(sourceCa(facts(replica), replica)).toBe(file.path);
  expect(tlsOptions(facts(replica), replica)).toEqual({
    SSL: '1',
    SSL_CA: `'${file.path}'`,
    SSL_VERIFY_SERVER_CERT: '1',
  });
  expect(sourceName(replica)).toBe('db1.test');
});

it('encrypts alone where no CA is known', () => {
  const other = makeAttempt({ purpose: 'other', tls: { ok: true, chain: [makeCa('/CN=X').der] } });
  const replica = makeChannel({ source: other });
  expect(tlsOptions(facts(replica), replica)).toEqual({ SSL: '1', SSL_VERIFY_SERVER_CERT: '0' });
  expect(sourceName(makeChannel())).toBeUndefined();
});

it('finds the key of the certificate', () => {
  const replica = makeChannel({ seen: { cert: fileAt('/0755 c.pem:0644', certFile(leaf)) } });
  expect(identityOptions(facts(replica), replica, 'no-pair')).toEqual({ SSL_KEY: "'/k.pem'" });
});
