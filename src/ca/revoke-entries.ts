import { fail } from '../base/error.ts';
import type { Certificate } from '../x509/certificate.ts';
import { oneline } from '../x509/name-oneline.ts';
import { type Changes, indexLimit, mergeChanges } from './changes.ts';
import { fileStamp, readIfThere } from './disk.ts';
import { editIndex, findSerial, lineAt } from './index-edit.ts';
import { formatIndexLine, type IndexEntry, parseIndexLine } from './index-file.ts';
import { tailOf } from './index-tail.ts';
import { type MadeCrl, makeCrl } from './make-crl.ts';
import type { Ca } from './open-ca.ts';
import type { RevokeReason } from './revoke-reasons.ts';
import { formatScheduled, readScheduled, scheduledPath } from './scheduled.ts';
import { iso } from './validity.ts';

/** A certificate to revoke. */
export interface ToRevoke {
  /** As `normalSerial`. */
  readonly serial: string;
  readonly reason: RevokeReason;
  /** For one that the index doesn't know yet. */
  readonly certificate?: Certificate;
}

/** What revoking changes, worked out under the lock. */
export interface Revocation {
  readonly entries: readonly IndexEntry[];
  readonly changes: Changes;
  readonly crl?: MadeCrl;
}

/**
 * The changes that revoke certificates, those whose scheduled time has come among them, and make the CRL.
 * Fails with `serial-unknown` or `serial-revoked` for a certificate that was named.
 */
export async function revokeEntries(
  ca: Ca,
  named: readonly ToRevoke[],
  crl: { readonly days?: number } | undefined,
): Promise<Revocation> {
  const { index } = ca.layout;
  const stamp = fileStamp(index);
  tailOf(index);
  const bytes = readIfThere(index, indexLimit) ?? Buffer.alloc(0);
  const due = crl === undefined ? { toRevoke: [], changes: {} } : dueRevocations(ca, bytes, named);
  const revoked = [...named, ...due.toRevoke].map((one) => revokedLine(ca, bytes, one));
  const set = revoked.flatMap(({ line, known, entry }) => (known ? [{ serial: entry.serial, line }] : []));
  const append = revoked.flatMap(({ line, known }) => (known ? [] : [line]));
  const edited = { stamp, bytes: set.length + append.length === 0 ? bytes : editIndex(bytes, set, append, index) };
  const changes: Changes = { ...due.changes, set, append, edited };
  const entries = revoked.map(({ entry }) => entry);
  if (crl === undefined) return { entries, changes };
  const made = await makeCrl(ca, edited.bytes, crl.days);
  return { entries, changes: mergeChanges(changes, made.changes), crl: made.crl };
}

/** The line that revokes a certificate, and whether it takes the place of one that is there. */
function revokedLine(
  ca: Ca,
  index: Buffer,
  { serial, reason, certificate }: ToRevoke,
): { entry: IndexEntry; line: string; known: boolean } {
  const span = findSerial(index, serial);
  const where = (): string => lineAt(index, span?.start ?? 0, ca.layout.index);
  const old = span === undefined ? undefined : parseIndexLine(span.line, where);
  if (old?.status === 'R') {
    fail('serial-revoked', {
      at: `serial ${serial}`,
      seen: `revoked ${iso(new Date(old.revocation?.at ?? 0))}: ${old.subject}`,
    });
  }
  const base = old ?? (certificate === undefined ? undefined : entryOf(certificate, serial));
  if (base === undefined) {
    return fail('serial-unknown', {
      at: ca.layout.index,
      seen: `no certificate with serial ${serial}`,
      next: `tlsql ca show ${ca.layout.dir}`,
    });
  }
  const at = Math.floor(ca.now().getTime() / 1000) * 1000;
  const entry: IndexEntry = {
    ...base,
    status: 'R',
    revocation: { at, ...(reason === 'unspecified' ? {} : { reason }) },
  };
  return { entry, line: formatIndexLine(entry), known: old !== undefined };
}

/** Scheduled revocations whose time has come; one that was revoked by other means meanwhile is only struck off the list. */
function dueRevocations(ca: Ca, index: Buffer, named: readonly ToRevoke[]): { toRevoke: ToRevoke[]; changes: Changes } {
  const all = readScheduled(ca.place);
  const now = ca.now().getTime();
  const due = all.filter(({ at, serial }) => Date.parse(at) <= now || named.some((one) => one.serial === serial));
  if (due.length === 0) return { toRevoke: [], changes: {} };
  const left = formatScheduled(all.filter((one) => !due.includes(one)));
  const once = due.filter((one, at) => due.findIndex(({ serial }) => serial === one.serial) === at);
  const toRevoke = once.filter(({ serial }) => {
    const line = findSerial(index, serial)?.line;
    return line !== undefined && !line.startsWith('R') && !named.some((one) => one.serial === serial);
  });
  return { toRevoke, changes: { replace: [{ path: scheduledPath(ca.place), bytes: Buffer.from(left), mode: 0o600 }] } };
}

function entryOf(certificate: Certificate, serial: string): IndexEntry {
  return {
    status: 'V',
    notAfter: certificate.notAfter.getTime(),
    serial,
    file: 'unknown',
    subject: oneline(certificate.subject),
  };
}
