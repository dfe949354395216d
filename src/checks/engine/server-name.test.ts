import { expect, it } from 'vitest';
import { makeCa, makeCertificate } from '../../../test/make/certificates.ts';
import { makeAttempt, wired } from '../../../test/make/facts.ts';
import { refusedName } from '../../../test/make/scenes.ts';
import { foundName, nameProblem } from './server-name.ts';

const leaf = makeCertificate({
  subject: '/CN=db1',
  issuer: makeCa('/CN=CA'),
  extensions: ['subjectAltName=DNS:db1.example,IP:192.0.2.6'],
});

it('says which names there are', () => {
  expect(nameProblem(refusedName('db2.example', leaf))).toMatchObject({
    id: 'host-name-mismatch',
    what: 'the certificate is for db1.example, 192.0.2.6, the client connects to db2.example',
    evidence: { dnsNames: ['db1.example'], ipAddresses: ['192.0.2.6'] },
  });
  expect(foundName('host-name-mismatch')(refusedName('192.0.2.5', leaf))).toHaveLength(1);
  expect(nameProblem(wired(makeAttempt()))).toBeUndefined();
});
