import { chainMends } from './engine/chain-mend.ts';
import type { Check } from './engine/check.ts';
import { isYassl } from './engine/option-value-found.ts';
import { strangeServerKey } from './engine/strange-key.ts';

export const check: Check = {
  id: 'server-key-type-not-negotiable',
  family: 'certificates',
  title: 'The key type or curve of the server certificate cannot be negotiated (brainpool, secp256k1, Ed448)',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'server-files'],
  leadsTo: ['handshake-failed'],
  versions: 'TLS 1.3: brainpool needs OpenSSL >= 3.2 on both ends',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000410:SSL routines::ssl/tls alert handshake failure',
    },
    { where: 'client mariadb 10.11', text: 'ERROR 2026 (HY000): TLS/SSL error: sslv3 alert handshake failure' },
    { where: 'client mariadb 11.8', text: 'ERROR 2026 (HY000): TLS/SSL error: ssl/tls alert handshake failure' },
    {
      where: 'driver node tls / driver mariadb (node)',
      text: 'code=ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE message=<pointer>:error:0A000410:SSL routines:ssl3_read_bytes:sslv3 alert handshake failure:…:SSL alert number 40',
    },
    {
      where: 'acceptance table',
      text: 'server certificate P-256, P-521, Ed25519, RSA-PSS key, RSA with PSS signature, CA Ed25519: accepted by all (P-521 and Ed25519 in TLS 1.2 too). brainpoolP256r1: MySQL 9.7 and MariaDB 10.11 server: all refuse; MariaDB 11.8 server with 11.8 client, TLS 1.3: accepts; TLS 1.2: refuses. secp256k1: all refuse. Ed448: MySQL 9.7 server: all refuse; MariaDB 10.11 / 11.8: accept. EC key with keyUsage=keyAgreement only, TLS 1.2: all refuse with the same alert; TLS 1.3: all accept',
    },
  ],
  why: 'No common signature scheme for this key: MySQL 9.7 does not offer Ed448, TLS 1.3 has no code for secp256k1, brainpool codes only in newer OpenSSL. The server loads the certificate without a warning.',
  proof:
    'Curve / key OID of the leaf against the table; REQUIRED mode fails as well, so it is no verification problem. Alert 40 also means: no common cipher.',
  fix: [
    'openssl x509 -in server-cert.pem -noout -text | grep -E "Public Key Algorithm|ASN1 OID"',
    'openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out server-key.pem   # then a new certificate',
  ],
  lookAlikes: ['cipher-no-overlap', 'tls-version-no-overlap'],
  reads: ['server.files', 'wire.attempts'],
  run: (facts) => {
    const strange = strangeServerKey(facts);
    if (strange === undefined) return [];
    const yassl = isYassl(facts);
    return [
      {
        ...(yassl ? { leadsTo: ['server-tls-off'] } : {}),
        what: yassl
          ? `the key of the server's certificate (${strange.subject}) is ${strange.key}, and the yaSSL of this server takes RSA keys only`
          : `the key of the server's certificate (${strange.subject}) is ${strange.key}, for which client and server find no common signature`,
        evidence: { subject: strange.subject, key: strange.key, file: strange.file },
        mends: chainMends('server-key-type-not-negotiable', 'server', facts),
      },
    ];
  },
};
