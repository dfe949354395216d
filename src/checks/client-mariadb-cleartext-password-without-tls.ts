import type { Facts } from '../facts/facts.ts';
import { matchedAccount } from './engine/account-match.ts';
import { addressText, asked } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import { byHand } from './engine/mend.ts';
import { lookThere } from './engine/set-up-tls.ts';

export const check: Check = {
  id: 'client-mariadb-cleartext-password-without-tls',
  family: 'accounts-auth',
  title: 'MariaDB client that tries TLS against a server without it sends a caching_sha2 password in clear',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire', 'admin-login'],
  leadsTo: ['login-denied'],
  versions:
    'MariaDB C client 10.11.18 and 11.8.6 (the latter only with --skip-ssl-verify-server-cert), mysql-connector-python 26.7 pure; caching_sha2_password accounts, cold cache, server offers no TLS',
  symptoms: [
    {
      where:
        'client mariadb 10.11 (default options), mysql 9.7 server started without TLS; client mariadb 11.8 --skip-ssl-verify-server-cert, same server',
      text: "ERROR 1045 (28000): Access denied for user 's2'@'localhost' (using password: YES)",
    },
    { where: 'same client with --skip-ssl', text: 'works (RSA exchange)' },
    {
      where: 'server log mysql 9.7 (verbosity 3)',
      text: "[Note] [MY-010926] [Server] Access denied for user 's2'@'localhost' (using password: YES)",
    },
    { where: 'fake server', text: "reads 'Secret1\\0' as plain bytes in the packet after perform_full_auth" },
    {
      where: 'driver mysql-connector-python (use_pure, ssl_disabled=True), cold cache',
      text: "1045 (28000): Access denied for user 's2'@'localhost' (using password: YES); password in clear, too",
    },
  ],
  why: "The client's caching_sha2 plugin looks at whether TLS was asked for and not at whether the session has it: the opportunistic TLS fell back to plain, the plugin sends the clear password, the server takes it for an RSA block and denies. MariaDB 11.8 with its default verification refuses instead: 'SSL is required, but the server does not support it'.",
  proof:
    'Server has no TLS (no CLIENT_SSL in the greeting; MySQL: MY-013595), account is caching_sha2_password, default MariaDB client gets 1045, the same with --skip-ssl works. Or: run the client against a fake greeting and look at the bytes.',
  fix: [
    'give the server TLS (ssl_cert/ssl_key, ALTER INSTANCE RELOAD TLS)',
    'mariadb --ssl-verify-server-cert --ssl-ca=ca.pem ...   # then it refuses instead of leaking',
    'treat the password as disclosed on that network',
  ],
  lookAlikes: ['account-password-wrong', 'caching-sha2-plain-cold', 'client-rsa-key-from-network'],
  reads: ['client.program', 'wire.attempts'],
  run,
};

/**
 * Our own login stops where that client sends the password. With the password in the server's cache a scramble is enough,
 * until the next restart, FLUSH PRIVILEGES or change of the password.
 */
function run(facts: Facts): readonly Found[] {
  const attempt = asked(facts);
  const client = facts.client?.program?.id ?? '';
  if (attempt === undefined || !/^mariadb(-\d|$)/.test(client) || attempt.to.socket !== undefined) return [];
  if (!attempt.tlsWanted || attempt.tls !== undefined || attempt.greeting?.offersTls !== false) return [];
  const { plugin, exchange, ok, refused } = attempt.login ?? {};
  const account = matchedAccount(facts)?.plugin ?? plugin;
  if (plugin === undefined || account !== 'caching_sha2_password') return [];
  const cold = exchange === 'full-rsa' || (ok !== true && refused !== undefined);
  return [
    {
      what: `${client} tries TLS, the server at ${addressText(attempt)} has none, and its caching_sha2_password then sends the password in clear, which the server denies (error 1045)${cold ? '' : ' whenever it is not in its cache'}`,
      evidence: {
        address: addressText(attempt),
        client,
        plugin: account,
        exchange: exchange ?? 'none',
        offersTls: false,
      },
      ...(cold ? {} : { certainty: 'likely' as const, severity: 'warning' as const }),
      leadsTo: ['session-plain', 'login-denied', 'login-not-possible'],
      mends: [...lookThere(facts), byHand('then change the password: it is disclosed on that network')],
    },
  ];
}
