import { addressText, asked } from './engine/attempts.ts';
import type { Check } from './engine/check.ts';

export const check: Check = {
  id: 'compression-is-not-encryption',
  family: 'network-ops',
  title: '--compress is taken for encryption',
  role: 'warning',
  severity: 'warning',
  seenFrom: ['client-files', 'admin-login'],
  leadsTo: ['session-plain'],
  versions: 'all',
  symptoms: [
    {
      where: 'client mysql 9.7 --ssl-mode=DISABLED --compress',
      text: 'Compression\tON\nSsl_cipher\t(empty)\nSsl_version\t(empty)',
    },
  ],
  why: 'zlib/zstd framing is no secrecy.',
  proof: 'Ssl_cipher empty on the session while Compression=ON; connection_type TCP/IP.',
  fix: ['--ssl-mode=VERIFY_IDENTITY --ssl-ca=…; ALTER USER … REQUIRE SSL'],
  lookAlikes: ['client-tls-optional-plaintext'],
  reads: ['client.options', 'wire.attempts'],
  run: (facts) => {
    const attempt = asked(facts);
    const compresses = facts.client?.intent?.compress === true;
    if (
      attempt === undefined ||
      !compresses ||
      attempt.login?.ok !== true ||
      attempt.tls?.ok === true ||
      attempt.to.socket !== undefined
    )
      return [];
    return [
      {
        what: `the session with ${addressText(attempt)} is compressed and not encrypted`,
        evidence: { address: addressText(attempt), compress: true, cipher: attempt.session?.Ssl_cipher ?? '' },
      },
    ];
  },
};
