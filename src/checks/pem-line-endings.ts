import type { Check, Found } from './engine/check.ts';
import { foundClientFiles } from './engine/client-files.ts';
import { about, foundObstacles } from './engine/server-file-found.ts';

const ofClient = foundClientFiles(({ kind }) => kind === 'line-ends');

export const check: Check = {
  id: 'pem-line-endings',
  family: 'server-files',
  title: 'A PEM file has foreign line ends, a byte-order mark, or no line ends at all',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-files', 'client-files'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  versions:
    "fatal everywhere: bare CR (old Mac), all on ONE line (secret stored in an environment variable, YAML folded with '>'), indented lines, UTF-16. Fatal on 5.6 yaSSL only: UTF-8 BOM. Harmless everywhere: CRLF, trailing blanks",
  symptoms: [
    {
      where: 'server log mariadb 10.11/11.8; server log mysql 5.6 (yaSSL), BOM',
      text: "SSL error: Unable to get certificate from '/etc/mysql/tls/server-cert.pem'",
    },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] Failed to setup SSL' },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] SSL error: Unable to get certificate' },
    { where: 'server log mariadb 10.11/11.8', text: '[ERROR] Aborting' },
    {
      where: 'server log mysql 9.7',
      text: "[ERROR] [MY-000059] [Server] SSL error: Unable to get certificate from '/etc/mysql/tls/server-cert.pem'.",
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-013595] [Server] Failed to initialize TLS for channel: mysql_main. See below for the description of exact issue.',
    },
    {
      where: 'server log mysql 9.7',
      text: '[Warning] [MY-010069] [Server] Failed to set up SSL because of the following SSL library error: Unable to get certificate',
    },
    {
      where: 'all servers, CR LF or trailing blanks; MariaDB, MySQL 9.7 (OpenSSL), UTF-8 BOM before BEGIN',
      text: '(no error: works)',
    },
  ],
  why: 'OpenSSL needs the BEGIN line at the start of a line and ended by LF; it skips everything before it (hence a BOM is harmless there) and strips CR and blanks. yaSSL compares the first line strictly.',
  proof:
    'Count LF, CRLF and bare CR; first 3 bytes EF BB BF; BEGIN and END on one line. Do NOT report CRLF as a fault: seen working on all four servers.',
  fix: [
    "CR only: tr '\\r' '\\n' < bad.pem > good.pem",
    'one line: printf \'%b\' "$PEM" if it holds \\n, else: openssl base64 -d of the body and openssl x509 -inform DER -out good.pem',
    "BOM: sed -i '1s/^\\xef\\xbb\\xbf//' file.pem; UTF-16: iconv -f UTF-16 -t ASCII",
    "YAML: use '|' and not '>'",
    'tlsql connect -h HOST --ssl-mode=VERIFY_CA --ssl-ca=/etc/mysql/tls/ca.pem -e "SHOW STATUS LIKE \'Ssl_cipher\'"',
  ],
  lookAlikes: [],
  reads: ['server.files', 'client.files'],
  run: (facts) => [
    ...foundObstacles(about(['ca', 'cert', 'key', 'crl'], ['line-ends']))(facts),
    ...ofClient(facts).map((found): Found => ({ ...found, leadsTo: ['client-files-unusable'] })),
  ],
};
