import { expect, it } from 'vitest';
import { newCa } from '../../test/ca/scratch.ts';
import { oneline } from '../x509/name-oneline.ts';
import { authorityKeyId, defaultSubject } from './leaf.ts';

async function check(subject: string, expected: string): Promise<void> {
  const { certificate } = await newCa({ subject });
  expect(oneline(defaultSubject(certificate, 'db1'))).toBe(expected);
}

it('takes over where the CA belongs, in its order, and no more', async () => {
  await check('/C=PT/O=Example/CN=Example CA', '/C=PT/O=Example/CN=db1');
  await check('/O=Example/C=PT/OU=Security/CN=CA/emailAddress=ca@example.com', '/O=Example/C=PT/CN=db1');
  await check('/DC=com/DC=example/CN=CA', '/DC=com/DC=example/CN=db1');
  await check('/CN=CA', '/CN=db1');
});

it('names the key of the CA as its certificate does', async () => {
  const { certificate } = await newCa();
  const stated = certificate.extensions.subjectKeyIdentifier;
  expect(authorityKeyId(certificate)).toEqual(stated);
  const { subjectKeyIdentifier: _left, ...without } = certificate.extensions;
  expect(Buffer.from(authorityKeyId({ ...certificate, extensions: without }))).toEqual(Buffer.from(stated ?? []));
});
