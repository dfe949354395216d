import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'client-status-command-refused',
  family: 'options',
  title: "The usual check `mysql -e '\\s'` fails in mysql 9.7",
  role: 'background',
  severity: 'notice',
  seenFrom: ['client-files'],
  leadsTo: ['misread-output'],
  versions: 'mysql 9.7 client (seen with -e and with piped input)',
  symptoms: [
    { where: "client mysql 9.7 -e '\\s'", text: "ERROR at line 1: Unknown command '\\s'." },
    { where: "client mysql 9.7 -e 'select 1\\G'", text: "ERROR at line 1: Unknown command '\\G'." },
    {
      where: "client mysql 9.7 -e 'status'",
      text: "ERROR 1064 (42000) at line 1: You have an error in your SQL syntax; check the manual that corresponds to your MySQL server version for the right syntax to use near 'status' at line 1",
    },
    {
      where: "client mysql 9.7 --commands -e '\\s' over TCP",
      text: 'SSL:\t\t\tCipher in use is TLS_AES_128_GCM_SHA256',
    },
    { where: "client mysql 9.7 --commands -e '\\s' over the socket", text: 'SSL:\t\t\tNot in use' },
    { where: "client mariadb 11.8 -e '\\s'", text: 'SSL:\t\t\tCipher in use is TLS_AES_256_GCM_SHA384, cert is OK' },
    { where: "client mariadb 10.11 -e '\\s'", text: 'SSL:\t\t\tCipher in use is TLS_AES_256_GCM_SHA384' },
  ],
  why: "Client commands are off unless --commands is given, so every old guide's check looks like a fault of TLS or of the server.",
  proof: 'Client is mysql >= 9 and the input has \\s, status or \\G without --commands.',
  fix: ["mysql -e \"SHOW STATUS WHERE Variable_name IN ('Ssl_cipher','Ssl_version')\"", "or mysql --commands -e '\\s'"],
  lookAlikes: ['localhost-means-socket'],
};
