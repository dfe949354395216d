import type { Facts } from '../../facts/facts.ts';
import { verifyChain } from '../../x509/verify/verify-chain.ts';
import { chainMends } from './chain-mend.ts';
import type { Found } from './check.ts';
import { isSelfIssued } from './known-certificate.ts';
import { perFacts } from './per-facts.ts';
import { certificatesIn, trustStore } from './trust-store.ts';
import { type VerifyFault, verifyFault } from './verify-fault.ts';

const aboutCrls: readonly string[] = [
  'crl-missing-for-issuer',
  'crl-expired',
  'crl-not-yet-valid',
  'crl-signed-by-other-key',
  'ca-without-crlsign',
];

/**
 * What keeps the server from accepting any client certificate because of its own CRLs, by its files alone: judged on the
 * server's own certificate where the same CA issued it, as MySQL does at start.
 */
const serverCrlFault: (facts: Facts) => VerifyFault | undefined = perFacts((facts) => {
  const files = facts.server?.files ?? {};
  const { trusted, crls, checksCrls } = trustStore(files);
  const chain = certificatesIn(files.cert?.content);
  const [leaf] = chain;
  if (leaf === undefined || !checksCrls) return undefined;
  const question = { leaf, untrusted: chain.slice(1), trusted, time: facts.time, purpose: 'any' } as const;
  if (!verifyChain(question).ok) return undefined;
  const result = verifyChain({ ...question, crls, crlCheck: 'all' });
  const fault = result.ok ? undefined : verifyFault(result, 'server');
  if (fault === undefined || !aboutCrls.includes(fault.id)) return undefined;
  // Where several CAs are trusted, the clients may be of another than the server.
  return trusted.filter(isSelfIssued).length > 1 ? undefined : fault;
});

/** The `run` of the check for one of the ids. */
export function foundServerCrl(id: string): (facts: Facts) => readonly Found[] {
  return (facts) => {
    const fault = serverCrlFault(facts);
    if (fault?.id !== id) return [];
    const { crl, crlpath } = facts.server?.files ?? {};
    const place = crl?.path ?? crlpath?.path ?? '';
    return [
      {
        what: `the server accepts no client certificate: ${fault.detail} (${crl === undefined ? 'ssl_crlpath' : 'ssl_crl'}=${place})`,
        evidence: { crl: place, ...fault.evidence },
        leadsTo: ['client-cert-refused'],
        mends: chainMends(id, 'server', facts),
      },
    ];
  };
}
