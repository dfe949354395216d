import type { Facts } from '../facts/facts.ts';
import type { Certificate } from '../x509/certificate.ts';
import { namesEqual } from '../x509/name-compare.ts';
import { asked } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { isSelfIssued, issuerOf, knownAll, subjectOf } from './engine/known-certificate.ts';
import { certificatesIn } from './engine/trust-store.ts';

export const check: Check = {
  id: 'ca-duplicate-serial',
  family: 'certificates',
  title: 'Two certificates of one CA have the same serial number',
  role: 'warning',
  severity: 'warning',
  seenFrom: ['client-files', 'server-files'],
  leadsTo: ['server-cert-refused', 'client-cert-refused'],
  versions: 'all; harmless without a CRL',
  symptoms: [
    {
      where: 'client mysql 9.7 VERIFY_CA with --ssl-crl (the client certificate with the same serial was revoked)',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
    { where: 'client mariadb 10.11 / 11.8 --ssl-crl', text: 'ERROR 2026 (HY000): TLS/SSL error: certificate revoked' },
    { where: 'driver node tls (crl option)', text: 'code=CERT_REVOKED message=certificate revoked' },
    {
      where: 'acceptance table',
      text: 'without CRL: all accept certificates with a duplicate serial, serial 0 too (mysql, mariadb, node); with a CRL that names the serial: both certificates count as revoked',
    },
  ],
  why: '-set_serial 01 for every certificate (as in old howtos), or a lost serial file.',
  proof: 'Serials of ssl_cert and of the client certificates of the same issuer are equal and the files differ.',
  fix: [
    'openssl x509 -in server-cert.pem -noout -serial; openssl x509 -in client.pem -noout -serial',
    '# reissue with -CAcreateserial or openssl ca with rand_serial=yes',
  ],
  lookAlikes: ['client-cert-revoked', 'server-cert-revoked'],
  reads: ['client.files', 'server.files', 'wire.attempts'],
  run: found,
};

/** Two certificates of one issuer and serial among those that both sides show; harmless until a CRL names the serial. */
function found(facts: Facts): readonly Found[] {
  const files = [facts.client?.files, facts.server?.files];
  const all = [
    ...knownAll(asked(facts)?.tls?.chain ?? []),
    ...files.flatMap((side) => certificatesIn(side?.cert?.content)),
  ].filter((certificate) => !isSelfIssued(certificate));
  const same = (a: Certificate, b: Certificate): boolean =>
    a.serialHex === b.serialHex && a.fingerprintSha256 !== b.fingerprintSha256 && namesEqual(a.issuer, b.issuer);
  const first = all.find((a) => all.some((b) => same(a, b)));
  const second = first === undefined ? undefined : all.find((b) => same(first, b));
  if (first === undefined || second === undefined) return [];
  const withCrl = files.some((side) => side?.crl !== undefined || side?.crlpath !== undefined);
  const [one, other] = [first, second].map(subjectOf);
  return [
    {
      what: `${one} and ${other} have the same serial number (${first.serialHex}) of the same CA: a CRL that names it revokes both`,
      evidence: {
        serial: first.serialHex,
        issuer: issuerOf(first),
        subjects: [first, second].map(subjectOf),
        crlInUse: withCrl,
      },
      severity: withCrl ? 'warning' : 'notice',
    },
  ];
}
