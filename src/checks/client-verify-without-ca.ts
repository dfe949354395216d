import type { Facts } from '../facts/facts.ts';
import { caMends } from './engine/ca-at-hand.ts';
import type { Check } from './engine/check.ts';
import { strayCa } from './engine/stray-ca.ts';
import { swallowed, unknownOptions } from './engine/unknown-option.ts';

export const check: Check = {
  id: 'client-verify-without-ca',
  family: 'options',
  title: "The client is told to verify and has no ssl-ca: MySQL clients never use the system's store",
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['server-cert-refused'],
  versions:
    "MySQL 5.7.11+ clients (VERIFY_CA, VERIFY_IDENTITY); MariaDB clients use OpenSSL's default store when no ssl-ca is given",
  symptoms: [
    {
      where: 'client mysql 9.7 VERIFY_* without CA; client mysql 9.7 VERIFY_CA / VERIFY_IDENTITY without --ssl-ca',
      text: 'ERROR 2026 (HY000): SSL connection error: CA certificate is required if ssl-mode is VERIFY_CA or VERIFY_IDENTITY',
    },
    {
      where: 'client mariadb 10.11 --ssl-verify-server-cert without CA, CA not in the system store',
      text: 'ERROR 2026 (HY000): TLS/SSL error: self-signed certificate in certificate chain',
    },
    {
      where: 'acceptance table',
      text: 'CA in the system store (done with SSL_CERT_FILE=ca.pem), no ssl-ca: mysql 9.7 refuses (never reads the system store); mariadb 10.11 --ssl-verify-server-cert accepts; mariadb 11.8 default accepts; node: uses its built-in list, not the system store: NODE_EXTRA_CA_CERTS=ca.pem makes mysql2 accept; an ssl.ca option replaces both',
    },
  ],
  why: "MySQL clients load only ssl-ca/ssl-capath and never fall back to the system's store, so even a certificate of a public CA (Let's Encrypt …) needs the bundle named. Raised after the server's greeting, before the TLS handshake.",
  proof:
    'Effective ssl-mode is VERIFY_* and neither ssl-ca nor ssl-capath is in --print-defaults or on the command line. When the chain of the handshake verifies against the system bundle, naming that bundle is the whole fix.',
  fix: [
    "--ssl-ca=/etc/ssl/certs/ca-certificates.crt (public CA) or the server's ca.pem",
    'mysql --ssl-mode=VERIFY_IDENTITY --ssl-ca=/etc/ssl/certs/ca-certificates.crt -h HOST   # RHEL: /etc/pki/tls/certs/ca-bundle.crt',
    'mariadb --ssl-verify-server-cert -h HOST',
    'NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt node app.js',
    'check: mysql … -e "SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: [
    'client-ca-file-missing',
    'server-has-no-tls',
    'server-cert-unknown-ca',
    'server-cert-intermediate-missing',
  ],
  reads: ['client.options'],
  run: (facts) => {
    const { settings, program } = facts.client ?? {};
    if (settings?.trust !== 'missing' || program?.id.startsWith('mariadb') === true || meantCa(facts)) return [];
    return [
      {
        what: `ssl-mode=${settings.sslMode} verifies the server, and neither ssl-ca nor ssl-capath says against what`,
        evidence: { sslMode: settings.sslMode, 'ssl-ca': '', 'ssl-capath': '' },
        leadsTo: ['client-options-refused'],
        mends: caMends(facts),
      },
    ];
  },
};

/** Whether a line that is misspelt or stands in a group that is not read names the CA: then that line is the cause. */
function meantCa(facts: Facts): boolean {
  if (strayCa(facts) !== undefined) return true;
  return unknownOptions(facts).some(
    (option) =>
      option.side.side === 'client' && /^ssl-ca(path)?=/.test(option.instead ?? '') && !swallowed(option, facts),
  );
}
