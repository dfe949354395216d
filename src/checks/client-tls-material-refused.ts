import { asked } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'client-tls-material-refused',
  family: 'certificates',
  title: 'OpenSSL refuses a certificate, key or CA of the client before anything is sent',
  role: 'cause',
  severity: 'error',
  seenFrom: ['client-files'],
  leadsTo: ['client-files-unusable'],
  versions: 'all clients with OpenSSL',
  symptoms: [],
  why: 'The client loads its files into OpenSSL before the handshake. What is damaged, of an unknown kind or too weak for the security level ends there, and the error looks like one of the connection.',
  proof: 'The same files fail without any connection; the finding has the words of OpenSSL.',
  fix: [
    'openssl x509 -in client-cert.pem -noout -text',
    'openssl pkey -in client-key.pem -noout',
    'openssl storeutl -noout -certs ca.pem',
  ],
  lookAlikes: ['client-key-cert-mismatch', 'client-file-swapped-or-not-pem', 'cert-signature-digest-weak'],
  reads: ['wire.attempts'],
  generic: true,
  run: (facts) => {
    const { unsent, error } = asked(facts)?.tls ?? {};
    if (unsent !== true || error === undefined || /cipher/i.test(`${error.code} ${error.text}`)) return [];
    const files = Object.entries(facts.client?.files ?? {}).flatMap(([role, file]) =>
      file === undefined ? [] : [`ssl-${role}=${file.path}`],
    );
    const reason = /error:[0-9A-F]{8}:[^:]*:[^:]*:([^:]+)/.exec(error.text)?.[1] ?? error.text;
    return [
      {
        what: `OpenSSL refuses what the client brings (${files.join(', ')}) before anything is sent: ${reason}`,
        evidence: { files, code: error.code, openssl: error.text },
      },
    ];
  },
};
