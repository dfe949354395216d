import type { Facts } from '../../facts/facts.ts';
import type { ReplicaFact } from '../../facts/replication.ts';
import { known } from './known-certificate.ts';
import { authorityFor, keyFor } from './partner.ts';
import { type ChannelOptions, sqlText } from './replica-mend.ts';

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

/** The key of the channel's certificate, where it lies around. */
export function keyOptions(facts: Facts, replica: ReplicaFact): ChannelOptions {
  const path = keyFor(facts, replica.seen?.cert?.content)?.path;
  return path === undefined ? {} : { SSL_KEY: sqlText(path) };
}

/** A host name that the certificate of the source has; an entry with a wildcard names none. */
export function sourceName(replica: ReplicaFact): string | undefined {
  const [leaf] = replica.source?.tls?.chain ?? [];
  const names = leaf === undefined ? undefined : known(leaf)?.extensions.subjectAltName;
  const dns = names?.find((name) => name.kind === 'dns' && !name.value.includes('*'));
  return dns?.kind === 'dns' ? dns.value : undefined;
}
