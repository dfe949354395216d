import type { Check } from './engine/check.ts';
import { loginDenied } from './engine/login-denied.ts';

export const check: Check = {
  id: 'login-denied',
  family: 'accounts-auth',
  title: 'The server denies the login',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'admin-login'],
  leadsTo: ['login-denied'],
  versions: 'all',
  symptoms: [],
  why: 'A wrong password, an unknown account, an account for another host and an unmet REQUIRE clause all get error 1045; no server tells them apart for the client.',
  proof:
    'Only the server can: its log at a higher level (X509 subject mismatch …), SHOW CREATE USER of the account that it takes for this host, and host_cache: COUNT_AUTHENTICATION_ERRORS for the password, COUNT_SSL_ERRORS for REQUIRE.',
  fix: [
    "SELECT user, host, plugin FROM mysql.user WHERE user = 'USER';",
    "SHOW CREATE USER 'USER'@'HOST';",
    'tlsql doctor --admin-user root   # on the server',
  ],
  lookAlikes: [
    'account-password-wrong',
    'require-ssl-plain-client',
    'require-x509-no-client-cert',
    'require-subject-mismatch',
    'account-host-not-matched-skip-name-resolve',
  ],
  reads: ['wire.attempts'],
  generic: true,
  run: loginDenied,
};
