import type { Facts } from '../../facts/facts.ts';
import { attemptFor } from './attempts.ts';
import { beginsAsGreeting } from './peer-banner.ts';

/** What a peer said that sent no greeting by itself, once it was spoken to. */
export interface SpokenTo {
  readonly answered: boolean;
  /** Its words, where they are neither TLS nor MySQL: those of another service. */
  readonly words: Uint8Array | undefined;
}

/** Looks at all attempts in which we spoke first. */
export function spokenTo(facts: Facts): SpokenTo {
  const tls = attemptFor(facts, 'tls-first');
  const header = attemptFor(facts, 'proxy-header');
  const other = attemptFor(facts, 'first-bytes');
  const afterHeader = header?.greeting === undefined ? header?.firstBytes : undefined;
  const heard = [tls?.insideTls, tls?.firstBytes, afterHeader, other?.firstBytes];
  return {
    answered: heard.some((bytes) => bytes !== undefined) || tls?.tls?.ok === true || header?.greeting !== undefined,
    words: heard.find((bytes) => bytes !== undefined && bytes.length > 0 && !isTls(bytes) && !isMysql(bytes)),
  };
}

/** An alert or a handshake record. */
function isTls(bytes: Uint8Array): boolean {
  return (bytes[0] === 0x15 || bytes[0] === 0x16) && bytes[1] === 3;
}

/** A greeting, or an error in place of one. */
function isMysql(bytes: Uint8Array): boolean {
  return beginsAsGreeting(bytes) || (bytes[2] === 0 && bytes[4] === 0xff);
}
