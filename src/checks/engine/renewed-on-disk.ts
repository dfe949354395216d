import type { Facts } from '../../facts/facts.ts';
import type { FileFact } from '../../facts/file.ts';
import { mysqlNameMatch } from '../../x509/host-name-match.ts';
import { verifyChain } from '../../x509/verify/verify-chain.ts';
import { asked } from './attempts.ts';
import { pairVerdict } from './key-pair.ts';
import { knownAll } from './known-certificate.ts';
import { certificatesIn, trustStore } from './trust-store.ts';

/**
 * The server's certificate file, where what stands in it would be accepted by the client that refused what is served: the
 * server was not told to read it again.
 */
export function acceptableOnDisk(facts: Facts): FileFact | undefined {
  const { cert, key } = facts.server?.files ?? {};
  const tls = asked(facts)?.tls;
  const [served] = knownAll(tls?.chain ?? []);
  const [leaf, ...untrusted] = certificatesIn(cert?.content);
  if (leaf === undefined || served === undefined || tls?.verified?.ok !== false) return undefined;
  if (leaf.fingerprintSha256 === served.fingerprintSha256) return undefined;
  if (pairVerdict(cert?.content, key?.content)?.kind !== 'pair') return undefined;
  const { trusted, crls, checksCrls } = trustStore(facts.client?.files ?? {});
  const crlCheck = checksCrls ? 'all' : 'none';
  const question = { leaf, untrusted, trusted, crls, time: facts.time, purpose: 'sslserver', crlCheck } as const;
  if (trusted.length > 0 && !verifyChain(question).ok) return undefined;
  const { sslMode, verifyName, host = '' } = facts.client?.intent ?? {};
  const named = sslMode !== 'VERIFY_IDENTITY' || mysqlNameMatch(leaf, verifyName ?? host).matches;
  return named ? cert : undefined;
}

/** The clause about it that follows what is said of the certificate that is served. */
export function onDiskText(facts: Facts): string {
  const file = acceptableOnDisk(facts);
  return file === undefined ? '' : `; ${file.path} holds another that would do, which the server has not read yet`;
}
