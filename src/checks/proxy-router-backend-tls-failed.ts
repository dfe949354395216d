import type { Check } from './engine/check.ts';
import { foundRouterText } from './engine/router-text.ts';

export const check: Check = {
  id: 'proxy-router-backend-tls-failed',
  family: 'network-ops',
  title: 'MySQL Router cannot make or verify TLS to the server',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'server-files'],
  leadsTo: ['login-denied', 'handshake-failed'],
  versions: 'MySQL Router 8.0.23+',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: 'ERROR 2026 (HY000): connecting to destination failed with TLS error: error:0A000086:SSL routines::certificate verify failed',
    },
    {
      where: 'client mysql 9.7',
      text: "ERROR 2026 (HY000): SSL connection error: SSL is required by router, but the server doesn't support it",
    },
    { where: 'client mariadb 10.11', text: 'ERROR 2027 (HY000): Received malformed packet' },
    { where: 'client mysql 9.7 backend port closed', text: "ERROR 2003 (HY000): Can't connect to remote MySQL server" },
  ],
  why: 'server_ssl_verify=VERIFY_CA/VERIFY_IDENTITY with wrong server_ssl_ca or name; server without TLS with server_ssl_mode=REQUIRED. MariaDB clients show every Router error as 2027.',
  proof:
    '"connecting to destination failed with TLS error" is only ever Router text. Verify server_ssl_ca against the destination certificate; name from destinations=.',
  fix: [
    "server_ssl_ca=…, destinations= with the certificate's names; restart router",
    'check: mysql through the router port',
  ],
  lookAlikes: ['replica-wrong-ca', 'proxy-router-client-tls-required'],
  reads: ['wire.attempts'],
  run: foundRouterText(/connecting to destination failed with TLS error|SSL is required by router/i),
};
