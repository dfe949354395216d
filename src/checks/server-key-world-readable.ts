import type { Check } from './engine/check.ts';
import { modeText } from './engine/path-access.ts';
import { serverUser, shellWord } from './engine/server-mend.ts';

export const check: Check = {
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
  reads: ['server.files'],
  run: (facts) => {
    const key = facts.server?.files?.key;
    const last = key?.steps.at(-1);
    const open = last?.type === 'file' && ((last.mode ?? 0) & 0o006) !== 0;
    const reached = key?.steps.every((step) => step.type !== 'directory' || ((step.mode ?? 0) & 0o001) !== 0) ?? false;
    if (key === undefined || last === undefined || !open || !reached) return [];
    const path = key.real ?? key.path;
    return [
      {
        what: `everybody on the server's machine can read its private key ${key.path} (${modeText(last)})`,
        evidence: { file: key.path, mode: modeText(last) },
        mends: [
          { kind: 'owner', path, owner: `${serverUser(facts)}:` },
          { kind: 'mode', path, mode: '0400' },
          { kind: 'look', line: `sudo -u ${serverUser(facts)} head -c 0 ${shellWord(path)} && echo readable` },
        ],
      },
    ];
  },
};
