import type { Check } from './engine/check.ts';
import { foundChain } from './engine/server-chain.ts';

export const check: Check = {
  id: 'mariadb-auto-cert-not-verifiable',
  family: 'certificates',
  title: 'MariaDB 11.4+ automatic certificate: clients other than MariaDB 11.4+ cannot verify it',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['wire', 'server-files', 'admin-login'],
  leadsTo: ['server-cert-refused'],
  versions: 'MariaDB server >= 11.4 without ssl_cert',
  symptoms: [
    {
      where: 'client mariadb 10.11 --ssl-verify-server-cert',
      text: 'ERROR 2026 (HY000): TLS/SSL error: self-signed certificate',
    },
    {
      where: 'client mysql 9.7 VERIFY_CA',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
    { where: 'driver mysql2 ssl:{}', text: 'code=HANDSHAKE_SSL_ERROR message=self-signed certificate' },
    { where: 'driver node tls', text: 'code=DEPTH_ZERO_SELF_SIGNED_CERT message=self-signed certificate' },
    {
      where: 'acceptance table',
      text: 'server mariadb 11.8 without TLS files: mariadb 11.8 (password user, mysql_native_password, ed25519, parsec): accepts and verifies by the password; mariadb 11.8 without password: warns or refuses; mariadb 10.11 --ssl: accepts; 10.11 verify: refuses; mysql VERIFY_CA: refuses; mariadb.js 3.5 ssl:true with password: accepts; mysql2 ssl:{}: refuses; mysql2 rejectUnauthorized:false: accepts',
    },
  ],
  why: 'The server makes an in-memory certificate CN=MariaDB Server (RSA 4096, serial 0, self-signed, no SAN) at every start; only clients that know the password proof can trust it.',
  proof:
    'Leaf subject and issuer are "CN = MariaDB Server", serial 00, SHOW VARIABLES LIKE "ssl_cert" is empty. The fingerprint changes with each restart, so pinning does not last.',
  fix: [
    '# give the server files: [mariadbd] ssl_cert=… ssl_key=… ssl_ca=…  and restart',
    "# then give clients that CA: --ssl-ca=ca.pem; mysql2: ssl: { ca: fs.readFileSync('ca.pem') }",
  ],
  lookAlikes: ['server-cert-self-signed', 'mysql-auto-cert-without-san'],
  reads: ['wire.attempts'],
  run: foundChain('mariadb-auto-cert-not-verifiable'),
};
