import type { Check } from './engine/check.ts';
import { usesTls } from './engine/client-files.ts';
import { prove } from './engine/mend.ts';
import { modeText } from './engine/path-access.ts';
import { shellWord } from './engine/server-mend.ts';

export const check: Check = {
  id: 'client-key-world-readable',
  family: 'clients-drivers',
  title: "The client's private key can be read (or written) by everybody on its machine",
  role: 'warning',
  severity: 'warning',
  seenFrom: ['client-files'],
  leadsTo: ['access-too-wide'],
  versions: 'all',
  symptoms: [{ where: 'all clients, key mode 0644', text: '(no message: TLS works)' }],
  why: 'No client checks the mode of its key, unlike ssh. With it and the certificate beside it anybody on that machine is this client to a server that demands X509.',
  proof: 'mode & 0006 of the ssl-key file, and every folder above lets others pass.',
  fix: ['chmod 0600 client-key.pem', 'if it was open for long: a new key and certificate, and the old one revoked'],
  lookAlikes: ['server-key-world-readable', 'client-key-unreadable'],
  reads: ['client.files'],
  run: (facts) => {
    const key = facts.client?.files?.key;
    const user = facts.client?.user;
    const last = key?.steps.at(-1);
    const open = last?.type === 'file' && ((last.mode ?? 0) & 0o006) !== 0;
    const reached = key?.steps.every((step) => step.type !== 'directory' || ((step.mode ?? 0) & 0o001) !== 0) ?? false;
    if (!usesTls(facts) || key === undefined || last === undefined || !open || !reached) return [];
    const path = key.real ?? key.path;
    const mode = { kind: 'mode', path, mode: 'go-rwx' } as const;
    return [
      {
        what: `everybody on this machine can read the client's private key ${key.path} (${modeText(last)})`,
        evidence: { file: key.path, mode: modeText(last) },
        mends:
          user === undefined || last.uid === user.uid
            ? [mode, prove]
            : [{ kind: 'by-hand', line: `sudo chmod o-rwx ${shellWord(path)}` }, prove],
      },
    ];
  },
};
