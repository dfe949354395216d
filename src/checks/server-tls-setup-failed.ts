import type { Facts } from '../facts/facts.ts';
import type { Check } from './engine/check.ts';
import { pairVerdict } from './engine/key-pair.ts';
import { type Mend, prove, reloadAndProve } from './engine/mend.ts';
import { shellWord } from './engine/server-mend.ts';
import { serverObstacles } from './engine/server-obstacle.ts';
import { setupLines, withoutTls } from './engine/server-tls-off.ts';

/** The library's words for a file that it could not take. */
const aboutFiles = /Unable to get (certificate|private key)|SSL_CTX_set_default_verify_paths/i;

function judged({ server }: Facts): readonly Mend[] {
  const { cert, key } = server?.files ?? {};
  if (cert === undefined || key === undefined) return [];
  return [{ kind: 'look', line: `tlsql cert check --cert ${shellWord(cert.path)} --key ${shellWord(key.path)}` }];
}

function filesSound(facts: Facts): boolean {
  const { cert, key } = facts.server?.files ?? {};
  return pairVerdict(cert?.content, key?.content)?.kind === 'pair' && serverObstacles(facts).length === 0;
}

export const check: Check = {
  id: 'server-tls-setup-failed',
  family: 'server-files',
  title: 'The server could not set up TLS, for the reason that its log names',
  role: 'cause',
  severity: 'error',
  seenFrom: ['server-log'],
  leadsTo: ['server-not-running', 'server-tls-off'],
  // The log's word, where no check knows more.
  generic: true,
  versions: 'all',
  symptoms: [],
  why: "OpenSSL refused what it was given when the server started or reloaded. MySQL then runs on without TLS, MariaDB does not start. Where a file or option can be seen to be at fault, that is the finding; else the library's own word is all there is.",
  proof: 'The server offers no TLS or does not answer, and its log since the last start has the line.',
  fix: ['tlsql cert check --cert /etc/mysql/tls/server-cert.pem --key /etc/mysql/tls/server-key.pem'],
  lookAlikes: ['server-key-cert-mismatch', 'server-cipher-list-unusable', 'server-cert-file-unusable'],
  reads: ['log.lines'],
  run: (facts) => {
    const lines = setupLines(facts);
    // The last line has the innermost reason, where one is named at all.
    const reason = lines.findLast((text) => /SSL (library )?error/i.test(text)) ?? lines.at(-1);
    if (reason === undefined || !withoutTls(facts)) return [];
    const sound = aboutFiles.test(reason) && filesSound(facts);
    return [
      {
        what: `the server could not set up TLS: ${reason.replace(/^.*?\] (?=[A-Z])/, '')}${sound ? '; the files that it is told to use are sound now, and it has not read them since' : ''}`,
        evidence: { log: lines.slice(-5) },
        // To load again what cannot be loaded would cost a restart for nothing.
        mends: sound ? reloadAndProve : [...judged(facts), prove],
      },
    ];
  },
};
