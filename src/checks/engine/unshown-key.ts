import type { Facts } from '../../facts/facts.ts';
import { keyInWords } from '../../x509/public-key.ts';
import { asked } from './attempts.ts';
import { certificatesOf } from './key-pair.ts';
import { known, subjectOf } from './known-certificate.ts';

/** A certificate of the client that it has and does not show: no signature scheme of TLS 1.3 is for its key. */
export interface UnshownKey {
  readonly subject: string;
  readonly file: string;
  /** `EC brainpoolP256r1`. */
  readonly key: string;
  /** The schemes that both sides have, where they were seen; OpenSSL's names. */
  readonly offered: readonly string[];
}

/**
 * Signature schemes of TLS 1.3 by the client's key (RFC 8446 section 4.2.3): ECDSA names the curve with the digest. The
 * brainpool curves (RFC 8734) came with OpenSSL 3.2, where each is a second scheme of the same name.
 */
const schemes: Readonly<Record<string, readonly string[]>> = {
  rsa: ['RSA-PSS+SHA256', 'RSA-PSS+SHA384', 'RSA-PSS+SHA512'],
  'rsa-pss': ['RSA-PSS+SHA256', 'RSA-PSS+SHA384', 'RSA-PSS+SHA512'],
  prime256v1: ['ECDSA+SHA256'],
  secp384r1: ['ECDSA+SHA384'],
  secp521r1: ['ECDSA+SHA512'],
  ed25519: ['Ed25519+UNDEF'],
  ed448: ['Ed448+UNDEF'],
};
const second: Readonly<Record<string, string>> = {
  brainpoolP256r1: 'ECDSA+SHA256',
  brainpoolP384r1: 'ECDSA+SHA384',
  brainpoolP512r1: 'ECDSA+SHA512',
};

/** What the client's own key is, where its certificate was to be shown and could be read. */
function ownKey(facts: Facts): (Omit<UnshownKey, 'offered'> & { readonly kind: string }) | undefined {
  const { path = '', content } = facts.client?.files?.cert ?? {};
  const [block] = certificatesOf(content);
  const leaf = block === undefined ? undefined : known(block.der);
  if (leaf === undefined || asked(facts)?.clientCertificateSent !== true) return undefined;
  const kind = leaf.key.type === 'ec' ? (leaf.key.curve ?? '') : leaf.key.type;
  return { subject: subjectOf(leaf), file: path, key: keyInWords(leaf.key), kind };
}

/** Set where a handshake of TLS 1.3 was whole and the client's certificate stayed out of it. */
export function unshownKey(facts: Facts): UnshownKey | undefined {
  const own = ownKey(facts);
  const tls = asked(facts)?.tls;
  if (own === undefined || tls?.ok !== true || tls.protocol !== 'TLSv1.3') return undefined;
  const { kind, ...about } = own;
  const offered = tls.clientSignatureAlgorithms ?? [];
  const twice = second[kind];
  const usable =
    twice === undefined
      ? (schemes[kind] ?? []).some((scheme) => offered.length === 0 || offered.includes(scheme))
      : offered.filter((scheme) => scheme === twice).length > 1;
  return usable ? undefined : { ...about, offered: [...new Set(offered)] };
}

/** The client's certificate where its key is on a curve that OpenSSL's peers do not take in TLS 1.2 (tls1_check_group_id). */
export function refusedCurve(facts: Facts): Omit<UnshownKey, 'offered'> | undefined {
  const own = ownKey(facts);
  const tls = asked(facts)?.tls;
  if (own === undefined || tls?.ok !== false || tls.alertReceived?.code !== 47) return undefined;
  const { kind, key } = own;
  const standard = /^(prime256v1|secp384r1|secp521r1)$/.test(kind);
  return key.startsWith('EC ') && !standard ? { subject: own.subject, file: own.file, key } : undefined;
}
