import type { Facts } from '../../facts/facts.ts';
import { verifyChain } from '../../x509/verify/verify-chain.ts';
import { asked } from './attempts.ts';
import { chainMends } from './chain-mend.ts';
import type { Found } from './check.ts';
import { identityProblem } from './client-identity.ts';
import { subjectOf } from './known-certificate.ts';
import { observe } from './observe.ts';
import { certificatesIn } from './trust-store.ts';
import { verifyFault } from './verify-fault.ts';

/**
 * The client's own certificate is out of date, and the server did not get as far as to say so: it is refused next. It
 * explains nothing of what is seen now.
 */
export function expiredNext(facts: Facts): readonly Found[] {
  const [leaf] = certificatesIn(facts.client?.files?.cert?.content);
  const before = asked(facts)?.tls?.verified?.ok === false || observe(facts).failing === 'client-cert-refused';
  if (leaf === undefined || !before || identityProblem(facts)?.id === 'client-cert-expired') return [];
  const result = verifyChain({
    leaf,
    untrusted: [],
    trusted: [leaf],
    partialChain: true,
    time: facts.time,
    purpose: 'sslclient',
    securityLevel: 1,
  });
  const fault = result.ok ? undefined : verifyFault(result, 'client');
  if (fault?.id !== 'client-cert-expired') return [];
  return [
    {
      what: `the client's own certificate (${subjectOf(leaf)}) would be refused next: ${fault.detail}`,
      evidence: { file: facts.client?.files?.cert?.path ?? '', ...fault.evidence },
      leadsTo: [],
      mends: chainMends('client-cert-expired', 'client', facts),
    },
  ];
}
