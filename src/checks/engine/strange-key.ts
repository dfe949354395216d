import type { Facts } from '../../facts/facts.ts';
import { keyInWords } from '../../x509/public-key.ts';
import { asked } from './attempts.ts';
import { subjectOf } from './known-certificate.ts';
import { isYassl } from './option-value-found.ts';
import { flavorOf } from './server-mend.ts';
import { certificatesIn } from './trust-store.ts';

/** Curves that every TLS library offers by default. */
const common: readonly string[] = ['prime256v1', 'P-256', 'secp384r1', 'P-384', 'secp521r1', 'P-521'];

/** The server's certificate where its key is of a kind that handshakes find no signature for; a handshake that passed knows better. */
export function strangeServerKey(
  facts: Facts,
): { readonly subject: string; readonly key: string; readonly file: string } | undefined {
  if (asked(facts)?.tls?.ok === true) return undefined;
  const file = facts.server?.files?.cert;
  const [leaf] = certificatesIn(file?.content);
  if (file === undefined || leaf === undefined) return undefined;
  const { type, curve = '' } = leaf.key;
  const strange =
    (isYassl(facts) && /^(ec|ed25519|rsa-pss)$/.test(type)) ||
    // A curve that is spelled out passes handshakes: who verifies refuses it.
    (type === 'ec' && curve !== 'explicit' && !common.includes(curve)) ||
    (type === 'ed448' && flavorOf(facts) === 'mysql') ||
    type === 'dsa' ||
    type === 'x25519' ||
    type === 'x448' ||
    type === 'dh';
  return strange ? { subject: subjectOf(leaf), key: keyInWords(leaf.key), file: file.path } : undefined;
}

/** The server's certificate where its keyUsage keeps it from signing the handshake, and the handshake failed. */
export function unableToSign(
  facts: Facts,
): { readonly subject: string; readonly usages: readonly string[] } | undefined {
  const [leaf] = certificatesIn(facts.server?.files?.cert?.content);
  const usages = leaf?.extensions.keyUsage;
  if (asked(facts)?.tls?.ok !== false || leaf === undefined || usages === undefined) return undefined;
  return usages.includes('digitalSignature') || leaf.key.type === 'rsa'
    ? undefined
    : { subject: subjectOf(leaf), usages };
}
