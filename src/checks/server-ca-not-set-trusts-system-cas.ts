import type { Facts } from '../facts/facts.ts';
import { matchedAccount } from './engine/account-match.ts';
import { asked } from './engine/attempts.ts';
import { chainMends } from './engine/chain-mend.ts';
import type { Check, Found } from './engine/check.ts';

export const check: Check = {
  id: 'server-ca-not-set-trusts-system-cas',
  family: 'accounts-auth',
  title: "The server has no ssl_ca: REQUIRE X509 is met by a certificate of any CA of the system's store",
  role: 'cause',
  severity: 'warning',
  seenFrom: ['server-files', 'admin-login'],
  leadsTo: ['access-too-wide'],
  versions: 'MariaDB 10.11, 11.8; MySQL 9.7',
  symptoms: [
    {
      where:
        "client mariadb 10.11/11.8 and mysql 9.7 (server's OpenSSL default store holds the client's CA, ssl_ca empty)",
      text: 'REQUIRE X509 account logs in',
    },
    { where: 'SHOW VARIABLES', text: 'ssl_ca and ssl_capath are empty' },
  ],
  why: "Without ssl_ca the OpenSSL default verify paths (SSL_CERT_FILE/SSL_CERT_DIR or the distribution's /etc/ssl/certs) are loaded: everybody with a publicly trusted certificate for client authentication (and the password) passes REQUIRE X509.",
  proof:
    "ssl_ca='' AND ssl_capath='' and accounts with ssl_type='X509'. ISSUER/SUBJECT accounts are still bound to their text.",
  fix: [
    '[mysqld] ssl_ca=<own client CA only>',
    "ALTER USER 'u'@'%' REQUIRE ISSUER '/.../CN=own CA' AND SUBJECT '/...';",
  ],
  lookAlikes: ['server-ca-not-set'],
  reads: ['admin.variables', 'server.options'],
  run,
};

function run(facts: Facts): readonly Found[] {
  const attempt = asked(facts);
  const met = attempt?.login?.ok === true && attempt.tls?.ok === true && attempt.clientCertificateSent === true;
  if (!met || !withoutCa(facts)) return [];
  const account = matchedAccount(facts);
  const { kind, issuer } = account?.require ?? { kind: 'NONE' };
  // Names in the clause still bind it.
  const counts = kind === 'X509' || (kind === 'SPECIFIED' && issuer === undefined);
  const name = account === undefined ? '' : `'${account.user}'@'${account.host}'`;
  return [
    {
      what: `the server has neither ssl_ca nor ssl_capath and took the client's certificate: it trusts the CAs of its system's store${counts ? `, and whoever has a certificate of any of them and the password meets REQUIRE ${kind} of ${name}` : ''}`,
      evidence: { ssl_ca: '', ssl_capath: '', account: name, require: kind },
      severity: counts ? 'warning' : 'notice',
      mends: chainMends('server-ca-not-set', 'client', facts),
    },
  ];
}

/** By the running server's own word, else by its options; MySQL that makes its files has a ca.pem of its own. */
function withoutCa({ admin, server }: Facts): boolean {
  const { ssl_ca, ssl_capath } = admin?.variables ?? {};
  if (ssl_ca !== undefined) return ssl_ca === '' && (ssl_capath ?? '') === '';
  const { cert, ca, capath } = server?.files ?? {};
  return cert !== undefined && ca === undefined && capath === undefined;
}
