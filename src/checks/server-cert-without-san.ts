import type { Check } from './engine/check.ts';
import { foundName } from './engine/server-name.ts';

export const check: Check = {
  id: 'server-cert-without-san',
  family: 'clients-drivers',
  title: 'The server certificate has only a CN: Go and Rust refuse it, others accept',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files', 'wire'],
  leadsTo: ['server-name-refused'],
  versions:
    "Go >= 1.15 (GODEBUG=x509ignoreCN removed in 1.17), rustls; certificates made by mysql_ssl_rsa_setup, MySQL's auto-made ones (CN=MySQL_Server_x_Auto_Generated_Server_Certificate) and old guides.",
  symptoms: [
    {
      where: 'driver go-sql-driver on Go 1.19 / 1.24',
      text: 'x509: certificate relies on legacy Common Name field, use SANs instead',
    },
    {
      where: 'driver go-sql-driver by IP',
      text: "x509: cannot validate certificate for 127.0.0.1 because it doesn't contain any IP SANs",
    },
    {
      where: 'driver Rust rustls',
      text: 'certificate not valid for name "127.0.0.1"; certificate is not valid for any names (according to its subjectAltName extension)',
    },
    {
      where: 'driver mysql2, mariadb npm, mysql-connector-python, Connector/J 9.3, MariaDB Connector/J 3.5 (name = CN)',
      text: 'accepted',
    },
    {
      where: 'client mariadb 10.11 by 127.0.0.1',
      text: 'ERROR 2026 (HY000): TLS/SSL error: Validation of SSL server certificate failed',
    },
  ],
  why: 'Name checking in Go and rustls uses subjectAltName only.',
  proof: 'Leaf has no subjectAltName extension. Unique Go text.',
  fix: [
    "openssl x509 -req -in server.csr -CA ca.pem -CAkey ca-key.pem -CAcreateserial -days 397 -extfile <(printf 'subjectAltName=DNS:db.example,IP:10.0.0.5\\nextendedKeyUsage=serverAuth\\n') -out server.pem; reload",
    'check: openssl x509 -in server.pem -noout -ext subjectAltName',
  ],
  lookAlikes: ['host-name-mismatch'],
  reads: ['wire.attempts'],
  run: foundName('server-cert-without-san'),
};
