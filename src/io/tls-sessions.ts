import { X509Certificate } from 'node:crypto';
import type { KnownSession, SessionSlot, TlsMaterial } from './tls-facts.ts';

/**
 * TLS sessions for one program that connects often: given to each of its connections, they save the second and later ones the
 * certificates and their signatures. A session is resumed with the same material and the same target only, and only where
 * the chain was verified; never longer than five minutes, never past the end of a certificate of the chain, and not at all
 * where revocation lists are given. Names and fingerprints are checked on each connection.
 *
 * What a server presents now is seen in full handshakes alone: without this object every handshake is one.
 */
export interface TlsSessions {
  slot(material: TlsMaterial, target: string): SessionSlot | undefined;
}

const longest = 5 * 60_000;

/** Targets whose sessions are kept for one material. */
const mostTargets = 64;

/** @param now milliseconds since 1970; tests give their own. */
export function tlsSessions(now: () => number = Date.now): TlsSessions {
  const all = new WeakMap<TlsMaterial, Map<string, KnownSession>>();
  return {
    slot(material, target) {
      if ((material.crl ?? []).length > 0) return undefined;
      const targets = all.get(material) ?? new Map<string, KnownSession>();
      all.set(material, targets);
      return {
        known: () => {
          const known = targets.get(target);
          if (known !== undefined && known.until > now()) return known;
          targets.delete(target);
          return undefined;
        },
        put: (known) => {
          targets.delete(target);
          const [oldest] = targets.keys();
          if (targets.size >= mostTargets && oldest !== undefined) targets.delete(oldest);
          targets.set(target, known);
        },
        until: (chain) =>
          Math.min(now() + longest, ...chain.map((der) => Date.parse(new X509Certificate(der).validTo))),
      };
    },
  };
}
