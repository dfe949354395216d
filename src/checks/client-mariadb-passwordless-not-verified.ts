import type { Facts } from '../facts/facts.ts';
import { addressText, asked } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { byHand, prove } from './engine/mend.ts';

export const check: Check = {
  id: 'client-mariadb-passwordless-not-verified',
  family: 'accounts-auth',
  title: 'A login without a password switches the server certificate check off (MariaDB 11.4+)',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['client-files'],
  leadsTo: ['session-unverified'],
  versions: 'MariaDB client 11.4+',
  symptoms: [
    {
      where: 'client mariadb 11.8',
      text: 'WARNING: option --ssl-verify-server-cert is disabled, because of an insecure passwordless login.',
    },
    {
      where:
        'client mariadb 11.8, root without password over the Unix socket, server MariaDB 10.11/11.8 that sends its root along',
      text: '(connects without the warning: nothing is verified)',
    },
    {
      where:
        'client mariadb 11.8, root without password over the Unix socket, server MariaDB 10.11/11.8 without ssl_ca (sends its leaf only)',
      text: 'ERROR 2026 (HY000): TLS/SSL error: unable to get local issuer certificate',
    },
  ],
  why: 'No password, no proof: for an empty password the client keeps TLS but verifies nothing; over TCP a warning says so, over the Unix socket none. Over the socket a chain without its issuer (server without ssl_ca) is refused all the same.',
  proof: 'Warning text; account without password or client without --password.',
  fix: ['give the account a password or pass --ssl-ca=ca.pem and --ssl-verify-server-cert explicitly'],
  lookAlikes: [],
  reads: ['client.program', 'wire.attempts'],
  run: foundPasswordless,
};

function foundPasswordless(facts: Facts): readonly Found[] {
  const { program, settings, intent } = facts.client ?? {};
  const attempt = asked(facts);
  if (!/^mariadb-1[1-9]/.test(program?.id ?? '') || attempt?.tls?.ok !== true || settings === undefined) return [];
  const own = settings.ca !== null || settings.capath !== null || settings.fingerprints.length > 0;
  const near = intent?.transport !== 'tcp' || /^(127\.|::1$|localhost$)/.test(intent.host ?? '');
  if (own || near || intent.passwordGiven || intent.sslModeFrom !== 'default') return [];
  return [
    {
      what: `without a password ${program?.id} does not verify ${addressText(attempt)}: anybody can stand in for it`,
      evidence: { client: program?.id ?? '', passwordGiven: false, ca: null },
      mends: [
        byHand('# give the account a password, or the client --ssl-ca=/path/to/your/ca.pem --ssl-verify-server-cert'),
        prove,
      ],
    },
  ];
}
