import { fail } from '../base/error.ts';
import { type Certificate, parseCertificates } from '../x509/certificate.ts';
import { namesEqual } from '../x509/name-compare.ts';
import { oneline } from '../x509/name-oneline.ts';
import { publicKeyObject } from '../x509/public-key.ts';
import { signatureIsValid } from '../x509/signature.ts';
import { changeFolder } from './change-folder.ts';
import { readWhole } from './disk.ts';
import { normalSerial } from './index-file.ts';
import type { MadeCrl } from './make-crl.ts';
import type { Ca } from './open-ca.ts';
import { revokeEntries } from './revoke-entries.ts';
import type { RevokeReason } from './revoke-reasons.ts';
import { iso } from './validity.ts';

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
  const { what, reason = 'unspecified', crlDays } = options;
  const certificate = 'file' in what ? certificateOf(ca, what.file) : undefined;
  const serial = normalSerial(certificate?.serialHex ?? parseSerial('serial' in what ? what.serial : ''));
  const crl = options.crl === false ? undefined : crlDays === undefined ? {} : { days: crlDays };
  return await changeFolder(
    ca.place,
    ca.disk,
    async (turn) => {
      const named = [{ serial, reason, ...(certificate === undefined ? {} : { certificate }) }];
      const revocation = await revokeEntries(ca, named, crl);
      turn.commit(revocation.changes);
      const entry = revocation.entries[0];
      const at = iso(new Date(entry?.revocation?.at ?? Number.NaN));
      return {
        serial,
        subject: entry?.subject ?? '',
        reason,
        at,
        ...(revocation.crl === undefined ? {} : { crl: revocation.crl }),
      };
    },
    ca.lock,
  );
}

/** The first certificate of a file, which must be signed by the CA. Fails with `certificate-not-from-ca`. */
export function certificateOf(ca: Ca, path: string): Certificate {
  const certificate =
    parseCertificates(readWhole(path), path)[0] ??
    fail('certificate-not-from-ca', { at: path, seen: 'no certificate' });
  const { tbs, signatureAlgorithm, signature, issuer } = certificate;
  const signed = (): boolean =>
    signatureIsValid(tbs, signatureAlgorithm, signature, publicKeyObject(ca.certificate.publicKey));
  if (namesEqual(issuer, ca.certificate.subject) && signed()) return certificate;
  return fail('certificate-not-from-ca', {
    at: path,
    seen: `issued by ${oneline(issuer)}`,
    expected: `signed by the key of ${oneline(ca.certificate.subject)}`,
  });
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
