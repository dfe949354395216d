import type { Facts } from '../facts/facts.ts';
import { certificateFacts } from '../x509/verify/certificate-facts.ts';
import { keyStrength, leastBits } from '../x509/verify/key-strength.ts';
import type { SecurityLevel } from '../x509/verify/verification.ts';
import { asked } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { known, subjectOf } from './engine/known-certificate.ts';
import { byHand, prove } from './engine/mend.ts';
import { shellWord } from './engine/server-mend.ts';

export const check: Check = {
  id: 'client-crypto-policy-too-strict',
  family: 'network-ops',
  title: "The client's OpenSSL policy (level 3, FUTURE) refuses a certificate that others accept",
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire'],
  leadsTo: ['server-cert-refused'],
  versions: 'OpenSSL 3 clients with SECLEVEL 3 / FUTURE policy; RHEL DEFAULT for SHA-1 and TLS < 1.2',
  symptoms: [
    {
      where: 'client mariadb 10.11; client mariadb 11.8',
      text: 'ERROR 2026 (HY000): TLS/SSL error: EE certificate key too weak',
    },
    { where: 'client mysql 9.7 --ssl-mode=REQUIRED', text: 'not affected (no verification)' },
    { where: 'RHEL 9 clients, SHA-1 certificate', text: 'ca md too weak' },
  ],
  why: 'openssl.cnf CipherString=…@SECLEVEL=n or crypto-policies sets minima (level 2: 2048-bit RSA, level 3: 3072).',
  proof:
    'Certificate key size/signature below the active level; `openssl verify -auth_level 3` fails while -auth_level 1 passes. OPENSSL_CONF=/dev/null makes it go away.',
  fix: [
    'reissue: openssl req -newkey rsa:3072 -sha256 …',
    'or update-crypto-policies --set DEFAULT',
    'check: openssl verify -auth_level 3 -CAfile ca.pem server.pem',
  ],
  lookAlikes: ['server-tls10-only'],
  reads: ['wire.attempts'],
  run: tooStrict,
};

/** Programs that bring a TLS library or a configuration of their own. */
const ownLibrary =
  /^(mysql2|mysqljs|mariadb-npm|go|connector-j|mariadb-connector-j|connector-net|mysqlconnector|sqlx|prisma|tlsql)/;

function tooStrict(facts: Facts): readonly Found[] {
  const { cryptoPolicy: policy, program, intent } = facts.client ?? {};
  const tls = asked(facts)?.tls;
  if (policy === undefined || tls?.ok !== true || ownLibrary.test(program?.id ?? '')) return [];
  const verifies = intent?.sslMode === 'VERIFY_CA' || intent?.sslMode === 'VERIFY_IDENTITY';
  const reason =
    tooOld(policy.minProtocol, tls.protocol) ?? (verifies ? tooWeak(policy.securityLevel, tls.chain) : undefined);
  if (reason === undefined) return [];
  return [
    {
      what: `${policy.file} makes OpenSSL refuse the server: ${reason}`,
      evidence: {
        file: policy.file,
        minProtocol: policy.minProtocol ?? '',
        cipherString: policy.cipherString ?? '',
        protocol: tls.protocol ?? '',
      },
      leadsTo: ['client-files-unusable'],
      mends: [
        policy.securityLevel !== undefined && !reason.includes('MinProtocol')
          ? byHand(
              '# a certificate with a key of 3072 bits (RSA) or P-256: tlsql cert server NAME --ca DIR --key rsa:3072',
            )
          : byHand(
              `sed -i.bak -E 's/^([[:space:]]*MinProtocol[[:space:]]*=).*/\\1 ${tls.protocol ?? 'TLSv1.2'}/' ${shellWord(policy.file)}`,
            ),
        prove,
      ],
    },
  ];
}

const versions = ['SSLv3', 'TLSv1', 'TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];

function tooOld(least: string | undefined, protocol: string | undefined): string | undefined {
  if (least === undefined || protocol === undefined || !versions.includes(least)) return undefined;
  return versions.indexOf(protocol) < versions.indexOf(least)
    ? `MinProtocol is ${least}, and the server speaks ${protocol} at best`
    : undefined;
}

function tooWeak(level: number | undefined, chain: readonly Uint8Array[]): string | undefined {
  const wanted = leastBits[level as SecurityLevel] ?? 0;
  for (const der of chain) {
    const certificate = known(der);
    const key = certificate && certificateFacts(certificate).key;
    const bits = key && keyStrength(key, certificate.key.bits);
    if (certificate !== undefined && bits !== undefined && bits < wanted)
      return `the key of ${subjectOf(certificate)} has ${bits} bits of security, and security level ${level} wants ${wanted}`;
  }
  return undefined;
}
