import type { Facts } from '../facts/facts.ts';
import type { Check, Found } from './engine/check.ts';
import { subjectOf } from './engine/known-certificate.ts';
import { refusedReload, reloadJudgement } from './engine/reload.ts';

export const check: Check = {
  id: 'server-reload-stricter-than-start',
  family: 'options',
  title: 'ALTER INSTANCE RELOAD TLS refuses a certificate that a start accepts',
  role: 'background',
  severity: 'notice',
  seenFrom: ['server-log', 'admin-login'],
  leadsTo: ['reload-refused'],
  versions: 'MySQL 9.7',
  symptoms: [
    {
      where: 'SQL mysql 9.7',
      text: 'ERROR 3888 (HY000): Failed to set up SSL because of the following SSL library error: Invalid certificates',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015011] [Server] Failed to validate certificate server-cert.pem because unable to get local issuer certificate',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-015010] [Server] Server certificate server-cert.pem verification has failed. Check logs for more details',
    },
    {
      where: "SQL mysql 9.7 after SET GLOBAL ssl_ca=''",
      text: 'ERROR 3888 (HY000): Failed to set up SSL because of the following SSL library error: SSL_CTX_set_default_verify_paths failed',
    },
  ],
  why: "RELOAD TLS verifies ssl_cert against ssl_ca and keeps the old context when that fails; at start the same pair only gives two warnings and TLS works. An empty ssl_ca string is no 'default' at reload.",
  proof:
    "3888 'Invalid certificates', Current_tls_* unchanged, and `openssl verify -CAfile $ssl_ca -untrusted $ssl_cert $ssl_cert` fails offline: the cause is what that command says (no ssl_ca, another CA, expired certificate, CA or CRL).",
  fix: [
    "SET GLOBAL ssl_ca='/etc/mysql/ssl/ca.pem' (the CA with intermediates that issued ssl_cert), ssl_cert, ssl_key together; ALTER INSTANCE RELOAD TLS;",
    "check: SHOW STATUS LIKE 'Current_tls_ca'",
  ],
  lookAlikes: ['option-set-global-not-reloaded', 'enforced-validation-stops-server'],
  reads: ['server.files'],
  run,
};

function run(facts: Facts): readonly Found[] {
  const { cert, ca, capath } = facts.server?.files ?? {};
  const whole = reloadJudgement(facts)?.whole;
  if (whole === undefined || whole.ok || cert === undefined) return [];
  const refused = refusedReload(facts);
  const at = whole.chain[whole.error.depth];
  return [
    {
      what: `${refused === undefined ? 'a reload of TLS will be refused, which a start is not' : refused.seen}: by ssl_ca=${ca?.named ?? capath?.named ?? ''} the certificate of ssl_cert=${cert.named} does not verify (${whole.error.text})`,
      evidence: {
        ssl_cert: cert.path,
        ssl_ca: ca?.path ?? capath?.path ?? '',
        error: whole.error.text,
        ...(at === undefined ? {} : { certificate: subjectOf(at) }),
        ...(refused === undefined ? {} : { reload: refused.seen, log: refused.lines }),
      },
    },
  ];
}
