import type { Check } from './engine/check.ts';
import { foundVerdict } from './engine/found-verdict.ts';

export const check: Check = {
  id: 'ca-renewed-same-name-new-key',
  family: 'certificates',
  title: 'The CA was renewed with the same subject but a new key: old CA file with new leaf, or the reverse',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire', 'server-files'],
  leadsTo: ['server-cert-refused', 'client-cert-refused'],
  versions: 'all',
  symptoms: [
    {
      where: 'client mysql 9.7 VERIFY_CA, VERIFY_IDENTITY',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
    {
      where:
        'client mariadb 10.11 (--ssl-ca, with or without --ssl-verify-server-cert) and client mariadb 11.8 (--ssl-ca)',
      text: 'ERROR 2026 (HY000): TLS/SSL error: self-signed certificate in certificate chain',
    },
    {
      where: 'driver node tls / driver mariadb (node)',
      text: 'code=SELF_SIGNED_CERT_IN_CHAIN message=self-signed certificate in certificate chain',
    },
    {
      where: 'driver go-sql-driver',
      text: 'x509: certificate signed by unknown authority (possibly because of "crypto/rsa: verification error" while trying to verify candidate authority certificate "CA")',
    },
    { where: 'driver mysql2', text: 'code=HANDSHAKE_SSL_ERROR message=self-signed certificate in certificate chain' },
    {
      where: 'client mariadb 10.11 / 11.8, server sends no root, subjectKeyIdentifier differs',
      text: 'ERROR 2026 (HY000): TLS/SSL error: unable to get local issuer certificate',
    },
    {
      where: 'client mysql 9.7 TLS 1.2 with a client certificate of the new CA',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000418:SSL routines::tlsv1 alert unknown ca',
    },
    {
      where: 'acceptance table',
      text: 'mysql 9.7 REQUIRED: accepts; mysql 9.7 VERIFY_CA / VERIFY_IDENTITY: refuses; mariadb 10.11 --ssl: accepts; mariadb 10.11 --ssl-ca (even without verify): refuses; mariadb 11.8 --ssl-ca: refuses; node: refuse. With a bundle old+new (same subject, two keys) every client accepts leaves of both',
    },
    {
      where:
        'client mariadb 11.8 TLS 1.2 with a client certificate of the new CA, certificate without authorityKeyIdentifier',
      text: 'ERROR 2026 (HY000): TLS/SSL error: tlsv1 alert decrypt error',
    },
    {
      where: 'driver mysql2 3.24',
      text: 'code=ERR_SSL_TLSV1_ALERT_DECRYPT_ERROR :: ...:error:0A00041B:SSL routines:ssl3_read_bytes:tlsv1 alert decrypt error:...:SSL alert number 51',
    },
    {
      where: 'driver pymysql 1.2',
      text: "(2013, 'Lost connection to MySQL server during query ([SSL: TLSV1_ALERT_DECRYPT_ERROR] tlsv1 alert decrypt error (_ssl.c:2580))')",
    },
    {
      where:
        'client mariadb 11.8 TLS 1.2 with a client certificate of the new CA, certificate with authorityKeyIdentifier',
      text: 'ERROR 2026 (HY000): TLS/SSL error: tlsv1 alert unknown ca',
    },
  ],
  why: 'The names agree, the keys do not. When the leaf has an authorityKeyIdentifier the verifier does not even take the CA of that name as issuer (unknown ca); without one it tries it and the signature fails (alert 51, decrypt error).',
  proof:
    'A CA in ssl-ca has subject == leaf issuer, but the leaf signature does not verify with its key, or leaf AKI keyid != CA SKI.',
  fix: [
    'openssl x509 -in server-cert.pem -noout -ext authorityKeyIdentifier; openssl x509 -in ca.pem -noout -ext subjectKeyIdentifier   # must agree',
    'cat ca-old.pem ca-new.pem > ca.pem   # on every client AND server during the change',
    'openssl verify -CAfile ca.pem old-cert.pem new-cert.pem',
  ],
  lookAlikes: ['server-cert-unknown-ca', 'crl-signed-by-other-key'],
  reads: ['wire.attempts', 'server.files'],
  run: foundVerdict('ca-renewed-same-name-new-key'),
};
