import type { Facts } from '../../facts/facts.ts';
import { type KeyDescription, keyInWords } from '../../x509/public-key.ts';
import { asked } from './attempts.ts';
import type { Found } from './check.ts';
import { isCipherName } from './cipher-name.ts';
import { canTls13 } from './newest-version.ts';
import { foundServerValue, isYassl, serverValue, tlsVersionList } from './option-value-found.ts';
import { strangeServerKey } from './strange-key.ts';
import { certificatesIn } from './trust-store.ts';

/**
 * The server's cipher list where no name in it goes with its key. Up to TLS 1.2 a cipher names the kind of key that signs
 * the handshake (RFC 5246 appendix A.5, RFC 8422 section 2); the server starts all the same and refuses every handshake.
 * Undefined where one may go with it; a notice where TLS 1.3 remains and nothing was seen to fail.
 */
export function listNotForKey(facts: Facts): Found | undefined {
  const value = serverValue(facts, 'ssl-cipher') ?? '';
  const [leaf] = certificatesIn(facts.server?.files?.cert?.content);
  // What is no cipher at all selects nothing (`server-cipher-list-unusable`).
  const unknown = (name: string): boolean => oneSuite.test(name) && !isCipherName(name);
  const names = value.split(':').filter((name) => name !== '' && !name.startsWith('TLS_') && !unknown(name));
  // A key that no handshake takes, and yaSSL, are matters of their own.
  if (isYassl(facts) || strangeServerKey(facts) !== undefined) return undefined;
  if (leaf === undefined || names.length === 0 || !names.every((name) => isForOther(name, leaf.key))) return undefined;
  const failed = asked(facts)?.tls?.ok === false;
  const newest = takesTls13(facts);
  const after = newest ? 'only TLS 1.3 connects' : 'no handshake succeeds';
  const found = foundServerValue(facts, 'ssl-cipher', {
    says: `none of it goes with the server's key (${keyInWords(leaf.key)}), so ${after}`,
    evidence: { key: keyInWords(leaf.key), file: facts.server?.files?.cert?.path ?? '' },
  });
  return newest && !failed ? { ...found, severity: 'notice' } : found;
}

const oneSuite = /^[A-Z0-9]+(-[A-Z0-9]+)+$/;

/** Whether it is the name of a single cipher, and one for another kind of key. Groups (`HIGH`) may hold anything. */
function isForOther(name: string, { type }: KeyDescription): boolean {
  if (!oneSuite.test(name)) return false;
  const wants = /^(ECDHE|ECDH)-ECDSA-/.test(name) ? 'ec' : /^(DHE|EDH|DH)-DSS-/.test(name) ? 'dsa' : 'rsa';
  const has = /^(ec|ed25519|ed448)$/.test(type) ? 'ec' : type === 'rsa-pss' ? 'rsa' : type;
  // Without a certificate there is nothing to fit.
  return !/^(ADH|AECDH|PSK|SRP|.*-PSK)-/.test(name) && wants !== has;
}

function takesTls13(facts: Facts): boolean {
  const given = serverValue(facts, 'tls-version') ?? '';
  if (given !== '') return tlsVersionList(given).known.some((name) => /^TLSv1\.3$/i.test(name));
  return canTls13(facts);
}
