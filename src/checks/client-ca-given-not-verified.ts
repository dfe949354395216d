import { verifyingMode } from './engine/ca-at-hand.ts';
import type { Check } from './engine/check.ts';
import { clientOptionMends } from './engine/client-option-mend.ts';
export const check: Check = {
  id: 'client-ca-given-not-verified',
  family: 'options',
  title: 'ssl-ca is given, but the mode in force does not verify the server',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['client-files'],
  leadsTo: ['session-unverified'],
  versions: 'MySQL 5.7.11-9.7 clients; MariaDB < 11.4 checks the chain but not the name (client-host-name-not-checked)',
  symptoms: [
    {
      where: 'client mysql 9.7 --ssl-mode=REQUIRED with --ssl-ca or --ssl-crl',
      text: 'WARNING: no verification of server certificate will be done. Use --ssl-mode=VERIFY_CA or VERIFY_IDENTITY.',
    },
    {
      where: 'client mysql 9.7 --ssl-mode=REQUIRED --ssl-ca=other-ca.pem',
      text: 'connects: Ssl_cipher TLS_AES_128_GCM_SHA256',
    },
  ],
  why: "An explicit ssl-mode below VERIFY_CA wins over --ssl-ca in either order; adding ssl-mode=REQUIRED to 'harden' a file that had only ssl-ca removes the verification it had.",
  proof:
    'Effective ssl-mode in {DISABLED,PREFERRED,REQUIRED} together with ssl-ca/ssl-capath. Confirm: connecting with an unrelated CA still succeeds. Also: Effective options of the client: ssl-ca set and ssl-mode < VERIFY_IDENTITY (MySQL), ssl-verify-server-cert off (MariaDB < 11.4), verifyIdentity not true (mysql2).',
  fix: [
    "ssl-mode=VERIFY_IDENTITY (or VERIFY_CA for MySQL's self-made certificates)",
    '# [client] ssl-mode=VERIFY_IDENTITY (MySQL), ssl-verify-server-cert (MariaDB)',
    'mysql2: ssl: { ca, verifyIdentity: true }',
    'check: the warning is gone and a wrong CA is refused',
  ],
  lookAlikes: ['client-ca-implies-verify', 'client-tls-optional-plaintext', 'host-name-mismatch'],
  reads: ['client.options'],
  run: (facts) => {
    if (facts.client?.driver !== undefined) return [];
    const { intent, settings, program } = facts.client ?? {};
    const ca = settings?.ca ?? settings?.capath ?? undefined;
    if (intent === undefined || ca === undefined || intent.sslModeFrom === 'implied-by-ca') return [];
    if (!['DISABLED', 'PREFERRED', 'REQUIRED'].includes(intent.sslMode) || /^mariadb-/.test(program?.id ?? ''))
      return [];
    const plain = intent.sslMode === 'DISABLED';
    return [
      {
        what: `ssl-ca=${ca} is given, and ssl-mode=${intent.sslMode} ${plain ? 'makes no TLS' : 'verifies nothing with it'}`,
        evidence: { ca, sslMode: intent.sslMode, mode: intent.sslModeFrom },
        mends: clientOptionMends(facts, { 'ssl-mode': verifyingMode(facts) }),
      },
    ];
  },
};
