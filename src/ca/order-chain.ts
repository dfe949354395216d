import type { KeyObject } from 'node:crypto';
import { fail } from '../base/error.ts';
import type { Certificate } from '../x509/certificate.ts';
import { namesEqual } from '../x509/name-compare.ts';
import { oneline } from '../x509/name-oneline.ts';
import { keyMatchesCertificate } from '../x509/private-key.ts';
import { publicKeyObject } from '../x509/public-key.ts';
import { signatureIsValid } from '../x509/signature.ts';
import { isCa } from './find-ca-files.ts';

/** Certificates in the order in which servers send them. */
export interface OrderedChain {
  /** The leaf, then each one's issuer. */
  readonly chain: readonly Certificate[];
  /** What was given and doesn't belong to the chain. */
  readonly left: readonly Certificate[];
}

/**
 * Puts certificates in the right order: the leaf first (the one that fits the key, else the one that issued no other), then
 * its issuer and so on. Signatures decide, not names alone. Fails with `chain-unclear` when there is no leaf or more than one.
 */
export function orderChain(certificates: readonly Certificate[], key?: KeyObject): OrderedChain {
  const unique = certificates.filter(
    (one, index) => certificates.findIndex((other) => other.fingerprintSha256 === one.fingerprintSha256) === index,
  );
  const chain = [leafOf(unique, key)];
  for (;;) {
    const last = chain.at(-1);
    const next = last === undefined ? undefined : unique.find((one) => !chain.includes(one) && issued(one, last));
    if (next === undefined) break;
    chain.push(next);
  }
  return { chain, left: unique.filter((one) => !chain.includes(one)) };
}

/** Whether one certificate's key signed another certificate, and their names agree. */
export function issued(issuer: Certificate, subject: Certificate): boolean {
  if (!namesEqual(issuer.subject, subject.issuer)) return false;
  try {
    return signatureIsValid(
      subject.tbs,
      subject.signatureAlgorithm,
      subject.signature,
      publicKeyObject(issuer.publicKey),
    );
  } catch {
    return false;
  }
}

/** Those that issued no other; a stray CA counts only where there is nothing else. */
function lowest(certificates: readonly Certificate[]): readonly Certificate[] {
  const low = certificates.filter((one) => !certificates.some((other) => other !== one && issued(one, other)));
  const leaves = low.filter((one) => !isCa(one));
  return leaves.length === 0 ? low : leaves;
}

function leafOf(certificates: readonly Certificate[], key: KeyObject | undefined): Certificate {
  const leaves =
    key === undefined ? lowest(certificates) : certificates.filter((one) => keyMatchesCertificate(key, one));
  const [leaf, second] = leaves;
  if (leaf !== undefined && second === undefined) return leaf;
  const seen = leaf === undefined ? 'no certificate' : leaves.map(({ subject }) => oneline(subject)).join(' and ');
  return fail('chain-unclear', {
    at: 'chain',
    seen: key === undefined ? `${seen} at the lower end` : `${seen} fits the key`,
    expected: 'one leaf',
  });
}
