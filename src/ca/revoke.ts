import { fail } from '../base/error.ts';
import { type Certificate, parseCertificates } from '../x509/certificate.ts';
import { namesEqual } from '../x509/name-compare.ts';
import { oneline } from '../x509/name-oneline.ts';
import { publicKeyObject } from '../x509/public-key.ts';
import { signatureIsValid } from '../x509/signature.ts';
import { changeFolder } from './change-folder.ts';
import { readIfThere, readWhole } from './disk.ts';
import { appendText, findSerial, withLines } from './index-edit.ts';
import { formatIndexLine, type IndexEntry, normalSerial, parseIndexLine, type RevocationReason } from './index-file.ts';
import { type MadeCrl, makeCrl } from './make-crl.ts';
import type { Ca } from './open-ca.ts';
import { type Changes, indexLimit } from './transaction.ts';
import { iso } from './validity.ts';

/** Reasons that a user may give (RFC 5280 5.3.1). */
export const revokeReasons = [
  'unspecified',
  'keyCompromise',
  'CACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
] as const satisfies readonly RevocationReason[];

export type RevokeReason = (typeof revokeReasons)[number];

/** What is to be revoked and why. */
export interface RevokeOptions {
  /** Serial in hex, or the path of the certificate. */
  readonly what: { readonly serial: string } | { readonly file: string };
  /** `unspecified` unless given, which a CRL says by leaving it out. */
  readonly reason?: RevokeReason;
  /** Makes the CRL in the same transaction unless false; without it no server learns of the revocation. */
  readonly crl?: boolean;
  readonly crlDays?: number;
}

/** A certificate that was revoked. */
export interface Revoked {
  readonly serial: string;
  /** One-line form. */
  readonly subject: string;
  readonly reason: RevokeReason;
  readonly at: string;
  readonly crl?: MadeCrl;
}

/**
 * Revokes a certificate as `openssl ca -revoke` does. One that the index doesn't know (signed by other means with the CA's
 * key) is added to it. Fails with `serial-unknown`, `serial-revoked`, `certificate-not-from-ca`.
 */
export async function revoke(ca: Ca, options: RevokeOptions): Promise<Revoked> {
  const { what, reason = 'unspecified' } = options;
  const certificate = 'file' in what ? readCertificate(what.file, ca.certificate) : undefined;
  const serial = normalSerial(certificate?.serialHex ?? parseSerial('serial' in what ? what.serial : ''));
  return await changeFolder(
    ca.place,
    ca.disk,
    async (turn) => {
      const bytes = readIfThere(ca.layout.index, indexLimit) ?? Buffer.alloc(0);
      const revocation = revokedEntry(ca, bytes, serial, reason, certificate);
      const index = changedIndex(bytes, revocation.changes, ca.layout.index);
      const made = options.crl === false ? undefined : await makeCrl(ca, index, options.crlDays);
      turn.commit({ ...revocation.changes, ...made?.changes });
      const { subject } = revocation.entry;
      const at = iso(new Date(revocation.entry.revocation?.at ?? 0));
      return { serial, subject, reason, at, ...(made === undefined ? {} : { crl: made.crl }) };
    },
    ca.lock,
  );
}

/** The line that revokes a certificate, in place of its old one or at the end. */
export function revokedEntry(
  ca: Ca,
  index: Buffer,
  serial: string,
  reason: RevokeReason,
  certificate?: Certificate,
): { entry: IndexEntry; changes: Pick<Changes, 'set' | 'append'> } {
  const at = Math.floor(ca.now().getTime() / 1000) * 1000;
  const span = findSerial(index, serial);
  const old = span === undefined ? undefined : parseIndexLine(span.line, ca.layout.index);
  if (old?.status === 'R') {
    fail('serial-revoked', {
      at: `serial ${serial}`,
      seen: `revoked ${iso(new Date(old.revocation?.at ?? 0))}: ${old.subject}`,
    });
  }
  const known = old ?? (certificate === undefined ? undefined : entryOf(certificate, serial));
  if (known === undefined) {
    return fail('serial-unknown', {
      at: ca.layout.index,
      seen: `no certificate with serial ${serial}`,
      next: `tlsql ca show ${ca.layout.dir}`,
    });
  }
  const entry: IndexEntry = {
    ...known,
    status: 'R',
    revocation: { at, ...(reason === 'unspecified' ? {} : { reason }) },
  };
  const line = formatIndexLine(entry);
  return { entry, changes: old === undefined ? { append: [line] } : { set: [{ serial, line }] } };
}

/** The index as text as it will be after changes. */
export function changedIndex(
  bytes: Buffer,
  { set = [], append = [] }: Pick<Changes, 'set' | 'append'>,
  at: string,
): string {
  const text = withLines(bytes, set, at).toString('latin1');
  return append.length === 0 ? text : text + appendText(bytes, append, at);
}

/** A serial as people write it: hex, with colons or `0x` if they like. Fails with `serial-unknown`. */
function parseSerial(text: string): string {
  const digits = text.replace(/^(serial=|0x)/i, '').replaceAll(':', '');
  if (/^[0-9A-Fa-f]{1,60}$/.test(digits)) return digits;
  return fail('serial-unknown', {
    at: 'serial',
    seen: JSON.stringify(text),
    expected: 'hex digits or a certificate file',
  });
}

function readCertificate(path: string, ca: Certificate): Certificate {
  const certificate =
    parseCertificates(readWhole(path), path)[0] ??
    fail('certificate-not-from-ca', { at: path, seen: 'no certificate' });
  const { tbs, signatureAlgorithm, signature, issuer } = certificate;
  const ours =
    namesEqual(issuer, ca.subject) &&
    signatureIsValid(tbs, signatureAlgorithm, signature, publicKeyObject(ca.publicKey));
  if (ours) return certificate;
  return fail('certificate-not-from-ca', {
    at: path,
    seen: `issued by ${oneline(issuer)}`,
    expected: `signed by the key of ${oneline(ca.subject)}`,
  });
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
