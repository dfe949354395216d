import type { Fault } from './engine/check.ts';

export const check: Fault = {
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
};
