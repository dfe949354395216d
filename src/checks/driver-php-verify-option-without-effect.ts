import type { Check } from './engine/check.ts';
import { foundDriver } from './engine/driver-found.ts';

export const check: Check = {
  id: 'driver-php-verify-option-without-effect',
  family: 'clients-drivers',
  title: 'PHP: the verify option alone switches neither TLS on nor (mysqli) verification on or off',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['client-files'],
  leadsTo: ['tls-not-asked'],
  versions:
    'PHP 8.2 mysqlnd. MYSQLI_CLIENT_SSL_VERIFY_SERVER_CERT (connect flag 1<<30) does verify; MYSQLI_CLIENT_SSL_DONT_VERIFY_SERVER_CERT does not; a CA in ssl_set switches TLS and verification on by itself.',
  symptoms: [
    { where: 'driver PDO 8.2 only MYSQL_ATTR_SSL_VERIFY_SERVER_CERT=>true', text: "OK cipher='' — plaintext" },
    {
      where: 'driver mysqli MYSQLI_OPT_SSL_VERIFY_SERVER_CERT=true with MYSQLI_CLIENT_SSL, no CA, self-signed server',
      text: "OK cipher='TLS_AES_256_GCM_SHA384' — not verified",
    },
    {
      where: 'driver mysqli MYSQLI_OPT_SSL_VERIFY_SERVER_CERT=false with ssl_set(ca), wrong host',
      text: "Peer certificate subjectAltName did not match expected name `127.0.0.1' — still verified",
    },
    { where: 'driver mysqli MYSQLI_CLIENT_SSL, no CA', text: 'OK, nothing verified' },
  ],
  why: "mysqlnd verifies when a CA is set and DONT_VERIFY is not given; the mysqli option was ignored in our runs, and PDO's attribute acts only together with an SSL_CA/CERT/KEY attribute.",
  proof: 'Static: which of ssl_set/flags/attributes are used. Online: a wrong CA still connects.',
  fix: [
    "mysqli: $m->ssl_set(null,null,'/etc/app/ca.pem',null,null); $m->real_connect('db.example',…)",
    "PDO: [PDO::MYSQL_ATTR_SSL_CA=>'/etc/app/ca.pem']  (+ _CERT and _KEY for mTLS)",
    "phpMyAdmin: $cfg['Servers'][$i]['ssl']=true; ['ssl_ca']='/etc/app/ca.pem'; ['ssl_verify']=true; — ssl=true alone verifies nothing",
    'check: wrong CA fails',
  ],
  lookAlikes: ['driver-ca-given-not-verified', 'driver-plaintext-by-default'],
  reads: ['client.driver'],
  run: foundDriver('driver-php-verify-option-without-effect'),
};
