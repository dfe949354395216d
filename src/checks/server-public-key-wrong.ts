import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'server-public-key-wrong',
  family: 'accounts-auth',
  title: "--server-public-key-path holds another key than the server's",
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'server-files', 'admin-login'],
  leadsTo: ['login-denied'],
  versions: 'MySQL 5.7-9.7 clients',
  symptoms: [
    {
      where: 'client mysql 9.7',
      text: "ERROR 1045 (28000): Access denied for user 's2'@'localhost' (using password: YES)",
    },
    {
      where: 'server log mysql 9.7 (verbosity 3)',
      text: "[Note] [MY-010926] [Server] Access denied for user 's2'@'localhost' (using password: YES)",
    },
  ],
  why: "The password is encrypted with a key the server cannot decrypt: it looks like a wrong password. Typical: key of another/rebuilt server, or the public key of the TLS certificate (server-cert.pem) in place of the RSA pair's. --get-server-public-key beside it does not help: the file wins.",
  proof:
    "Compare the file with SHOW STATUS LIKE 'Caching_sha2_password_rsa_public_key' (sha256_password: Rsa_public_key). Offline: openssl pkey -pubin -in FILE -outform DER | sha256sum against the server's public_key.pem. Works over TLS with the same password.",
  fix: [
    'mysql -N -r -e "SELECT variable_value FROM performance_schema.global_status WHERE variable_name=\'Caching_sha2_password_rsa_public_key\'" > public_key.pem   # over TLS or socket',
    'or drop the option and use --ssl-mode=REQUIRED',
  ],
  lookAlikes: ['account-password-wrong', 'server-rsa-pair-mismatch'],
};
