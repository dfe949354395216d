import type { Fault } from './engine/check.ts';

export const check: Fault = {
  id: 'server-key-world-readable',
  family: 'server-files',
  title: 'The private key can be read (or written) by everybody; no server says a word',
  role: 'warning',
  severity: 'warning',
  seenFrom: ['server-files'],
  leadsTo: ['access-too-wide'],
  versions: 'all',
  symptoms: [{ where: 'server log, all four servers, key mode 0666', text: '(no line: TLS works)' }],
  why: "Unlike ssh, neither mysqld nor mariadbd checks the mode of the key; `chmod 644` as a 'fix' for an unreadable key stays for ever.",
  proof:
    'mode & 0077 of the ssl_key file (0040 allowed for a group such as ssl-cert), and every folder above lets others pass; also backups next to it.',
  fix: [
    'chown mysql:mysql server-key.pem; chmod 0400 server-key.pem',
    'if it was open for long: new key and certificate, revoke the old one',
  ],
  lookAlikes: ['server-key-unreadable'],
};
