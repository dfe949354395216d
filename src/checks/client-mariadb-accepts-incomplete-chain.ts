import type { Facts } from '../facts/facts.ts';
import { addressText, asked } from './engine/attempts.ts';
import { caMends } from './engine/ca-at-hand.ts';
import type { Check, Found } from './engine/check.ts';
import { incompleteOfMariadb } from './engine/incomplete-chain.ts';
import { issuerOf } from './engine/known-certificate.ts';

export const check: Check = {
  id: 'client-mariadb-accepts-incomplete-chain',
  family: 'certificates',
  title: 'A MariaDB 11.8 client without ssl-ca accepts an incomplete, untrusted chain of a 10.11 server',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['client-files', 'wire'],
  leadsTo: ['session-unverified'],
  versions: 'seen with MariaDB 11.8.6 client (Debian) against MariaDB 10.11.18; MySQL servers not affected',
  symptoms: [
    {
      where:
        'client mariadb 11.8 default and --ssl-verify-server-cert, server MariaDB 10.11 that sends only a leaf of an unknown intermediate',
      text: '(connects; "status": SSL: Cipher in use is TLS_AES_256_GCM_SHA384, cert is OK)',
    },
    {
      where:
        'client mariadb 11.8 the same certificate, server MySQL 9.7; client mariadb 10.11 --ssl-verify-server-cert, no CA',
      text: 'ERROR 2026 (HY000): TLS/SSL error: unable to get local issuer certificate',
    },
    {
      where: 'client mariadb 11.8 when the root is sent or the leaf is self-signed',
      text: 'ERROR 2026 (HY000): TLS/SSL error: Certificate verification failure: The certificate is NOT trusted.',
    },
    {
      where: 'acceptance table',
      text: 'mariadb 11.8 without ssl-ca, server 10.11: incomplete chain accepted, even under a host name that is not in the certificate (seen with lb.other.test and an IP address); complete private chain refused; with --ssl-ca=anything refused. With a wrong password: access denied',
    },
  ],
  why: 'Without ssl-ca the client puts off the trust decision until after login; the error 20 "unable to get local issuer certificate" is not counted as untrusted there, unlike 18 and 19. (Cause inferred from behaviour, source of that version not read.)',
  proof:
    'Client library 3.4.x, no ssl-ca/ssl-capath; the handshake chain ends in a certificate that is not self-signed and whose issuer is unknown. Report: "this connection is encrypted but NOT verified although the client says cert is OK".',
  fix: [
    '# always give the CA',
    'mariadb --ssl-ca=/etc/mysql/tls/ca.pem --ssl-verify-server-cert -h HOST   # now refuses: ERROR 2026 unable to get local issuer certificate',
    '# and complete the chain of the server: cat server-cert.pem intermediate.pem > server-chain.pem',
  ],
  lookAlikes: ['server-cert-intermediate-missing', 'client-mariadb-11-verifies-by-default'],
  reads: ['client.program', 'wire.attempts'],
  run: found,
};

function found(facts: Facts): readonly Found[] {
  const { program, settings, intent } = facts.client ?? {};
  const attempt = asked(facts);
  const last = incompleteOfMariadb(facts);
  if (
    !/^mariadb-1[1-9]/.test(program?.id ?? '') ||
    settings === undefined ||
    attempt === undefined ||
    last === undefined
  )
    return [];
  const own = settings.ca !== null || settings.capath !== null || settings.fingerprints.length > 0;
  // Without a password, and to 127.0.0.1, nothing is verified anyway.
  const exempt = intent?.transport !== 'tcp' || /^(127\.|::1$)/.test(intent.host ?? '') || !intent.passwordGiven;
  if (own || exempt || intent.sslModeFrom !== 'default' || attempt.login?.ok !== true) return [];
  return [
    {
      what: `the session with ${addressText(attempt)} is encrypted but not verified, although ${program?.id} says that the certificate is OK: its issuer (${issuerOf(last)}) is neither sent nor known`,
      evidence: {
        client: program?.id ?? '',
        server: attempt.greeting?.version ?? '',
        issuer: issuerOf(last),
        ca: null,
      },
      mends: caMends(facts),
    },
  ];
}
