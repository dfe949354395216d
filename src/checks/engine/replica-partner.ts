import type { Facts } from '../../facts/facts.ts';
import type { FileFact } from '../../facts/file.ts';
import type { ReplicaFact } from '../../facts/replication.ts';
import { verifyChain } from '../../x509/verify/verify-chain.ts';
import { pairsFor } from './identity-pairs.ts';
import { known } from './known-certificate.ts';
import { authorityFor, filesAround, keyFor } from './partner.ts';
import { type ChannelOptions, changeLines, sqlText } from './replica-mend.ts';
import { certificatesIn } from './trust-store.ts';

/** A CA file of the replica's machine that verifies the source; its own ssl_ca where the source showed no certificate. */
export function sourceCa(facts: Facts, replica: ReplicaFact): string | undefined {
  const chain = (replica.source?.tls?.chain ?? []).flatMap((der) => known(der) ?? []);
  const own = facts.server?.files?.ca;
  if (chain.length > 0) return authorityFor(facts, chain, undefined)?.path;
  const named = replica.files.ca;
  const usable = own?.content?.blocks.some(({ kind }) => kind === 'certificate') === true;
  return named?.startsWith('/') === true && replica.seen?.ca?.content !== undefined
    ? named
    : usable
      ? own?.path
      : undefined;
}

/** TLS for a channel: verified by the CA that is known, else encrypted alone. */
export function tlsOptions(facts: Facts, replica: ReplicaFact): ChannelOptions {
  const ca = sourceCa(facts, replica);
  return ca === undefined
    ? { SSL: '1', SSL_VERIFY_SERVER_CERT: '0' }
    : { SSL: '1', SSL_CA: sqlText(ca), SSL_VERIFY_SERVER_CERT: '1' };
}

/** The CA alone; nothing where none is known. */
export function caOptions(facts: Facts, replica: ReplicaFact): ChannelOptions {
  const ca = sourceCa(facts, replica);
  return ca === undefined ? {} : { SSL_CA: sqlText(ca) };
}

/**
 * Another identity for the channel: the key of its certificate, or a whole pair that the CA of the source issued, where one
 * lies around; else none, which is what an account without REQUIRE X509 needs. Nothing where the account asks for one.
 */
export function identityOptions(facts: Facts, replica: ReplicaFact, fault: 'no-pair' | 'refused'): ChannelOptions {
  const key = fault === 'no-pair' ? keyFor(facts, replica.seen?.cert?.content)?.path : undefined;
  if (key !== undefined) return { SSL_KEY: sqlText(key) };
  const ca = filesAround(facts).find(({ path }) => path === sourceCa(facts, replica));
  const others = filesAround(facts).filter(({ path }) => path !== replica.files.cert);
  const pair = pairsFor('sslclient', others, facts.time).find(({ cert }) => isIssued(cert, ca, facts.time));
  if (pair !== undefined) return { SSL_CERT: sqlText(pair.cert.path), SSL_KEY: sqlText(pair.key.path) };
  const clause = replica.account?.require.kind;
  return clause === 'X509' || clause === 'SPECIFIED' ? {} : { SSL_CERT: "''", SSL_KEY: "''" };
}

function isIssued(cert: FileFact, ca: FileFact | undefined, time: Date): boolean {
  const [leaf, ...untrusted] = certificatesIn(cert.content);
  const trusted = certificatesIn(ca?.content);
  return leaf !== undefined && verifyChain({ leaf, untrusted, trusted, time, purpose: 'sslclient' }).ok;
}

/** A host name that the certificate of the source has; an entry with a wildcard names none. */
export function sourceName(replica: ReplicaFact): string | undefined {
  const [leaf] = replica.source?.tls?.chain ?? [];
  const names = leaf === undefined ? undefined : known(leaf)?.extensions.subjectAltName;
  const dns = names?.find((name) => name.kind === 'dns' && !name.value.includes('*'));
  return dns?.kind === 'dns' ? dns.value : undefined;
}

/** The lines that give the channel that identity, with what is to be known of it. */
export function identityLines(facts: Facts, replica: ReplicaFact, fault: 'no-pair' | 'refused'): string[] {
  const options = identityOptions(facts, replica, fault);
  const lines = changeLines(facts, replica, options);
  const named = replica.files.cert ?? '';
  if (options.SSL_CERT === "''")
    return [
      `# no certificate of another kind lies around: without one, where the account on the source has no REQUIRE X509`,
      ...lines,
    ];
  return Object.keys(options).length === 0
    ? [
        `# needed: a certificate in the place of ${named}, issued by the CA that the source has in ssl_ca, with its key`,
        ...lines,
      ]
    : lines;
}
