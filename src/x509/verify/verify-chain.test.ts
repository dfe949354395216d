import { expect, it } from 'vitest';
import { day, ext, issue, moment } from '../../../test/x509/verify-pki.ts';
import { parseCertificate } from '../certificate.ts';
import { octetString, oid, sequence, tlv } from '../der-write.ts';
import { verifyChain } from './verify-chain.ts';

const root = issue({ subject: '/CN=Root', extensions: [ext.ca()] });
const leaf = issue({ subject: '/CN=leaf', keyNumber: 2, notAfter: day(-1) }, root);
const trusted = [parseCertificate(root.der)];

it('gives the chain, or the error that a TLS library stops at and the others', () => {
  const question = { leaf: parseCertificate(leaf.der), trusted };
  expect(verifyChain({ ...question, time: day(-2) })).toEqual({ ok: true, chain: [question.leaf, ...trusted] });
  expect(verifyChain({ ...question, time: moment })).toMatchObject({
    ok: false,
    error: { name: 'X509_V_ERR_CERT_HAS_EXPIRED', number: 10, depth: 0, text: 'certificate has expired' },
    errors: [{ number: 10 }],
    chain: [question.leaf, ...trusted],
  });
});

it('a key that cannot be loaded is an error without a name', () => {
  const publicKey = sequence(sequence(oid('1.2.3')), tlv(3, octetString()));
  const broken = parseCertificate(issue({ subject: '/CN=leaf', publicKey }, root).der);
  expect(verifyChain({ leaf: broken, trusted, time: moment })).toMatchObject({
    ok: false,
    error: { name: 'X509_V_ERR_UNSPECIFIED', number: 1 },
  });
});
