import { type Crl, parseCrls } from '../x509/crl.ts';
import { oneline } from '../x509/name-oneline.ts';
import { keyInWords } from '../x509/public-key.ts';
import { isSelfIssued } from './chain.ts';
import { indexLimit } from './changes.ts';
import { readIfThere } from './disk.ts';
import { eachIndexEntry, type IndexEntry } from './index-file.ts';
import type { Ca } from './open-ca.ts';
import { pendingJournal } from './recover.ts';
import { iso } from './validity.ts';

/** A certificate that the CA issued. */
export interface ShownEntry {
  /** `valid`, `revoked` or `expired` at the time of the question. */
  readonly state: 'valid' | 'revoked' | 'expired';
  readonly serial: string;
  /** One-line form. */
  readonly subject: string;
  readonly notAfter: string;
  readonly revokedAt?: string;
  readonly reason?: string;
}

/** What a CA folder holds. */
export interface ShownCa {
  readonly dir: string;
  readonly subject: string;
  /** Undefined for a root. */
  readonly issuer?: string;
  readonly serial: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly key: string;
  readonly fingerprint: string;
  readonly serials: 'counts' | 'random';
  readonly counts: { readonly valid: number; readonly revoked: number; readonly expired: number };
  /** Null when none was made yet. */
  readonly crl: ShownCrlState | null;
  /** A stopped command left its journal; any command that writes mends it. */
  readonly journal: 'none' | 'begun' | 'committed';
  readonly entries: readonly ShownEntry[];
}

export interface ShownCrlState {
  readonly file: string;
  readonly number: string | null;
  readonly thisUpdate: string;
  readonly nextUpdate: string | null;
  readonly revoked: number;
}

/** Reads a CA folder without locking or changing it; an index of 100,000 lines takes a fraction of a second. */
export function showCa(ca: Ca): ShownCa {
  const { certificate, layout } = ca;
  const now = ca.now().getTime();
  const text = readIfThere(layout.index, indexLimit)?.toString('latin1') ?? '';
  const isoOf = rememberedIso();
  const entries: ShownEntry[] = [];
  const counts = { valid: 0, revoked: 0, expired: 0 };
  eachIndexEntry(text, layout.index, (entry) => {
    const shown = shownEntry(entry, now, isoOf);
    counts[shown.state] += 1;
    entries.push(shown);
  });
  return {
    dir: layout.dir,
    subject: oneline(certificate.subject),
    ...(isSelfIssued(certificate) ? {} : { issuer: oneline(certificate.issuer) }),
    serial: certificate.serialHex,
    notBefore: iso(certificate.notBefore),
    notAfter: iso(certificate.notAfter),
    key: keyInWords(certificate.key),
    fingerprint: certificate.fingerprintSha256,
    serials: layout.serials,
    counts,
    crl: crlState(readCrl(ca), layout.crl),
    journal: pendingJournal(ca.place),
    entries,
  };
}

/** The first CRL in the folder's file; undefined when there is none or it can't be read. */
export function readCrl(ca: Ca): Crl | undefined {
  const bytes = readIfThere(ca.layout.crl, indexLimit);
  if (bytes === undefined) return undefined;
  try {
    return parseCrls(bytes, ca.layout.crl)[0];
  } catch {
    return undefined;
  }
}

/** Certificates of one day share their dates: each is written once. */
function rememberedIso(): (millis: number) => string {
  const known = new Map<number, string>();
  return (millis) => {
    const text = known.get(millis) ?? iso(new Date(millis));
    if (known.size < 10_000) known.set(millis, text);
    return text;
  };
}

function shownEntry(entry: IndexEntry, now: number, isoOf: (millis: number) => string): ShownEntry {
  const { status, notAfter, serial, subject, revocation } = entry;
  const expired = status === 'E' || notAfter <= now;
  const state = status === 'R' ? 'revoked' : expired ? 'expired' : 'valid';
  const until = isoOf(notAfter);
  if (revocation === undefined) return { state, serial, subject, notAfter: until };
  const { at, reason } = revocation;
  return { state, serial, subject, notAfter: until, revokedAt: isoOf(at), ...(reason === undefined ? {} : { reason }) };
}

function crlState(crl: Crl | undefined, file: string): ShownCrlState | null {
  if (crl === undefined) return null;
  return {
    file,
    number: crl.extensions.crlNumber ?? null,
    thisUpdate: iso(crl.thisUpdate.date),
    nextUpdate: crl.nextUpdate === undefined ? null : iso(crl.nextUpdate.date),
    revoked: crl.entries.length,
  };
}
