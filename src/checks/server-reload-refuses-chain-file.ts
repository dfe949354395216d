import { posix } from 'node:path';
import type { Facts } from '../facts/facts.ts';
import type { Check, Found } from './engine/check.ts';
import { byHand, prove } from './engine/mend.ts';
import { observe } from './engine/observe.ts';
import { refusedReload, reloadJudgement } from './engine/reload.ts';
import { acceptableOnDisk } from './engine/renewed-on-disk.ts';
import { sqlText } from './engine/replica-mend.ts';
import { shellWord } from './engine/server-mend.ts';
import { isLinkError } from './engine/verify-fault.ts';

export const check: Check = {
  id: 'server-reload-refuses-chain-file',
  family: 'server-files',
  title: 'ALTER INSTANCE RELOAD TLS refuses a correct chain file when ssl_ca holds the root only',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'server-log', 'admin-login'],
  leadsTo: ['reload-refused'],
  versions: 'MySQL 9.7 (seen; wherever tls_certificates_enforced_validation exists); not MariaDB',
  symptoms: [
    {
      where: 'MySQL 9.7 ALTER INSTANCE RELOAD TLS; client mysql 9.7 running ALTER INSTANCE RELOAD TLS',
      text: 'ERROR 3888 (HY000): Failed to set up SSL because of the following SSL library error: Invalid certificates',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015011] [Server] Failed to validate certificate /etc/mysql/tls/server-cert.pem because unable to get local issuer certificate',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015010] [Server] Server certificate /etc/mysql/tls/server-cert.pem verification has failed. Check logs for more details',
    },
    {
      where: 'MySQL 9.7 with tls_certificates_enforced_validation=ON, same files',
      text: '[ERROR] [MY-015006] [Server] Certificate validation has failed. Stopping the server as tls-certificates-enforced-validation is enabled',
    },
    {
      where: 'server log mysql 9.7 (at start and at ALTER INSTANCE RELOAD TLS, log_error_verbosity>=2)',
      text: '[Warning] [MY-015011] [Server] Failed to validate certificate /etc/mysql/tls/cert.pem because unable to get local issuer certificate',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015010] [Server] Server certificate /etc/mysql/tls/cert.pem verification has failed. Check logs for more details',
    },
    { where: 'client mysql 9.7 VERIFY_IDENTITY after a restart', text: '(connects: the chain is fine for clients)' },
    { where: 'acceptance table', text: 'all clients accept; MariaDB servers load and reload it without a word' },
  ],
  why: 'A start only warns; RELOAD treats any failed validation as an error and keeps the old certificate. The validator reads only the FIRST certificate of ssl_cert against ssl_ca (+CRL) and ignores the intermediates behind it, so a correct full chain (leaf+intermediate in ssl_cert, root in ssl_ca) is refused while clients verify it without complaint.',
  proof:
    "MY-015011 'unable to get local issuer certificate' since the start, and `openssl verify -CAfile SSL_CA SSL_CERT` fails while the same with `-untrusted SSL_CERT` succeeds. If it fails with -untrusted as well, the cause is the certificate itself (see server-reload-stricter-than-start).",
  fix: [
    'cat intermediate.pem root.pem > ca.pem; ssl_ca=/etc/mysql/tls/ca.pem   (verified: no warning, RELOAD works; the order of the two does not matter)',
    'ALTER INSTANCE RELOAD TLS;',
    'openssl verify -CAfile ca.pem server-chain.pem   # OK without -untrusted',
  ],
  lookAlikes: [
    'server-cert-expired',
    'server-ca-not-set',
    'server-ca-not-the-issuer',
    'server-reload-failed-old-cert-kept',
    'server-cert-intermediate-missing',
    'server-cert-unknown-ca',
  ],
  reads: ['server.files'],
  run,
};

function run(facts: Facts): readonly Found[] {
  const { cert, ca } = facts.server?.files ?? {};
  const judged = reloadJudgement(facts);
  if (judged === undefined || cert === undefined || ca === undefined) return [];
  const { alone, whole } = judged;
  if (alone.ok || !isLinkError(alone.error) || !whole.ok) return [];
  const refused = refusedReload(facts);
  // What clients judge is sound: it explains a failure only where the server was to read it and has another one still.
  const explains =
    refused !== undefined && (observe(facts).failing === undefined || acceptableOnDisk(facts) !== undefined);
  const both = posix.join(posix.dirname(ca.path), 'ca-with-intermediates.pem');
  const intermediates = `awk '/BEGIN CERTIFICATE/ {n++} n > 1' ${shellWord(cert.path)}`;
  return [
    {
      what: `${refused === undefined ? 'a reload of TLS will be refused, while clients and a restart take the same files' : refused.seen}: MySQL holds the first certificate of ssl_cert=${cert.named} alone against ssl_ca=${ca.named}, which lacks the intermediate that issued it`,
      evidence: {
        ssl_cert: cert.path,
        ssl_ca: ca.path,
        error: alone.error.text,
        ...(refused === undefined ? {} : { reload: refused.seen, log: refused.lines }),
      },
      severity: explains ? 'error' : 'notice',
      mends: [
        byHand(`{ ${intermediates}; cat ${shellWord(ca.path)}; } > ${shellWord(both)}`),
        { kind: 'sql', sql: `SET PERSIST ssl_ca=${sqlText(both)}; ALTER INSTANCE RELOAD TLS` },
        prove,
      ],
    },
  ];
}
