import { fail } from '../base/error.ts';
import type { Certificate } from '../x509/certificate.ts';
import { oneline } from '../x509/name-oneline.ts';
import type { Purpose, SecurityLevel } from '../x509/verify/verification.ts';
import { verifyChain } from '../x509/verify/verify-chain.ts';
import type { VerifyError } from '../x509/verify/verify-error.ts';
import type { Ca } from './open-ca.ts';
import type { Profile } from './profiles.ts';

/**
 * Verifies a certificate as OpenSSL would before it is recorded: whatever the CA's own certificate forbids (no keyCertSign, name
 * constraints, a path length) is told now and not by a client. Fails with `issue-refused`; returns what only stricter
 * libraries refuse. The CA's certificate is taken for trusted.
 */
export function verifyIssued(ca: Ca, certificate: Certificate, profile: Profile): string[] {
  const purposes: Purpose[] = profile === 'peer' ? ['sslserver', 'sslclient'] : [`ssl${profile}`];
  const errorAt = (level: SecurityLevel): VerifyError | undefined => {
    for (const purpose of purposes) {
      const result = verifyChain({
        leaf: certificate,
        trusted: [ca.certificate, ...ca.above],
        time: ca.now(),
        partialChain: true,
        securityLevel: level,
        purpose,
      });
      if (!result.ok) return result.error;
    }
    return undefined;
  };
  const refused = errorAt(1);
  if (refused !== undefined) {
    fail('issue-refused', {
      at: oneline(certificate.subject),
      seen: `OpenSSL would not verify it: ${refused.text} (error ${refused.number} at depth ${refused.depth})`,
      next: `tlsql ca check ${ca.layout.dir}`,
    });
  }
  const strict = errorAt(2);
  return strict === undefined
    ? []
    : [`libraries at security level 2, which Debian and others have by default, refuse it: ${strict.text}`];
}
