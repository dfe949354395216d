import { chainMends } from './engine/chain-mend.ts';
import type { Check } from './engine/check.ts';
import { foundVerdict } from './engine/found-verdict.ts';
import { unableToSign } from './engine/strange-key.ts';

export const check: Check = {
  id: 'cert-key-usage-wrong',
  family: 'certificates',
  title: 'The keyUsage of a leaf does not let it sign a TLS handshake',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire', 'client-files', 'server-files'],
  leadsTo: ['server-cert-refused', 'client-cert-refused'],
  versions: 'all',
  symptoms: [],
  why: 'A leaf whose keyUsage has only keyCertSign, cRLSign or the like is no certificate for TLS: it needs digitalSignature (RFC 5280 section 4.2.1.3, RFC 8446 section 4.4.2.2).',
  proof: 'The finding has the keyUsage; extendedKeyUsage and dates are right.',
  fix: ['openssl x509 -in cert.pem -noout -ext keyUsage'],
  lookAlikes: ['server-cert-eku-no-serverauth', 'ca-without-keycertsign'],
  reads: ['wire.attempts', 'server.files'],
  run: (facts) => {
    const found = foundVerdict('cert-key-usage-wrong')(facts);
    const unable = unableToSign(facts);
    if (found.length > 0 || unable === undefined) return found;
    return [
      {
        what: `the certificate of the server (${unable.subject}) may not sign a handshake: its keyUsage (${unable.usages.join(', ')}) has no digitalSignature`,
        evidence: { subject: unable.subject, keyUsage: unable.usages },
        leadsTo: ['handshake-failed'],
        mends: chainMends('cert-key-usage-wrong', 'server', facts),
      },
    ];
  },
};
