import { expect, it } from 'vitest';
import { ext, extension, general, issue, issueCrl } from '../../../test/x509/verify-pki.ts';
import { parseCertificate } from '../certificate.ts';
import { parseCrl } from '../crl.ts';
import { contextTag } from '../der.ts';
import { sequence, tlv } from '../der-write.ts';
import { certificateFacts } from './certificate-facts.ts';
import { crlFacts } from './crl-facts.ts';
import { allReasons, reasonsInScope } from './crl-scope.ts';

const place = (uri: string): Uint8Array => tlv(contextTag(0), tlv(contextTag(0), general.uri(uri)));
const ca = issue({ subject: '/CN=CA' });

function check(certificateUri: string | undefined, crlUri: string | undefined, expected: number | undefined): void {
  const extensions = certificateUri === undefined ? [] : [ext.crlPoint(sequence(place(certificateUri)))];
  const facts = certificateFacts(parseCertificate(issue({ extensions }, ca).der));
  const more = crlUri === undefined ? [] : [extension('2.5.29.28', sequence(place(crlUri)), true)];
  expect(reasonsInScope(facts, crlFacts(parseCrl(issueCrl({ extensions: more }, ca))), true)).toBe(expected);
}

it('a CRL for one place serves the certificates that name it', () => {
  check(undefined, undefined, allReasons);
  check('http://a/', undefined, allReasons);
  check('http://a/', 'http://a/', allReasons);
  check('http://a/', 'http://b/', undefined);
  check(undefined, 'http://a/', undefined);
});
