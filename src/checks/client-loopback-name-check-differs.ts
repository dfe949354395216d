import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'client-loopback-name-check-differs',
  family: 'certificates',
  title: 'On 127.0.0.1 and localhost each client treats the host-name check differently',
  role: 'background',
  severity: 'notice',
  seenFrom: ['client-files', 'wire'],
  leadsTo: ['misread-output'],
  versions:
    'all; MariaDB 10.11 and older check the name on loopback when asked to verify; Connector/C >= 3.4 (11.4+) skips it for 127.0.0.1 and ::1, not for the name localhost by TCP',
  symptoms: [
    {
      where: 'client mysql 9.7 VERIFY_IDENTITY, -h 127.0.0.1, -h localhost --protocol=tcp, and over the Unix socket',
      text: 'ERROR 2026 (HY000): SSL connection error: error:0A000086:SSL routines::certificate verify failed',
    },
    {
      where: 'client mariadb 10.11 --ssl-verify-server-cert, 127.0.0.1 and localhost (TCP)',
      text: 'ERROR 2026 (HY000): TLS/SSL error: Validation of SSL server certificate failed',
    },
    {
      where: 'client mariadb 11.8 --ssl-ca, -h localhost (TCP)',
      text: 'ERROR 2026 (HY000): TLS/SSL error: Hostname verification failed',
    },
    { where: 'client mariadb 11.8 --ssl-ca, -h 127.0.0.1', text: '(connects: no host-name check for the address)' },
    {
      where: 'client mariadb 11.8 no CA against 10.11, -h localhost',
      text: 'ERROR 2026 (HY000): TLS/SSL error: Certificate verification failure: The certificate is NOT trusted.',
    },
    { where: 'client mariadb 11.8 no CA against 10.11, -h 127.0.0.1', text: '(connects: no trust check either)' },
    {
      where: 'driver node tls',
      text: "code=ERR_TLS_CERT_ALTNAME_INVALID message=Hostname/IP does not match certificate's altnames: IP: 127.0.0.1 is not in the cert's list:",
    },
    {
      where: 'acceptance table',
      text: 'certificate SAN=DNS:db only. 127.0.0.1: mysql 9.7 VERIFY_IDENTITY refuses, mariadb 10.11 verify refuses, mariadb 11.8 accepts, node refuses. localhost by TCP: all refuse when a CA is given. A wrong --ssl-ca is refused by all on loopback too',
    },
    {
      where: 'client mariadb 11.8, 127.0.0.1, self-signed or wrong-host certificate',
      text: 'connects (Ssl_cipher TLS_AES_256_GCM_SHA384)',
    },
    { where: 'client mariadb 11.8 --ssl-ca, -h ::1', text: '(connects: no host-name check for ::1 either)' },
  ],
  why: 'MySQL checks the name on every transport, even a Unix socket; MariaDB >= 11.4 counts 127.0.0.1 and ::1 as local and skips the name (without a CA also the trust) check there; MariaDB 10.11 has no exemption.',
  proof:
    'Host is 127.0.0.1/::1/localhost/socket and the SAN has neither localhost nor that address: predict by client and version with the table.',
  fix: [
    '# put the loopback names into the certificate',
    'printf "subjectAltName=DNS:db.example.test,DNS:localhost,IP:127.0.0.1,IP:::1\\n" > ext; openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 365 -extfile ext -out server-cert.pem',
    '# or for local maintenance: mysql --ssl-mode=REQUIRED -S /run/mysqld/mysqld.sock',
  ],
  lookAlikes: ['host-name-mismatch', 'server-cert-without-ip-san'],
};
