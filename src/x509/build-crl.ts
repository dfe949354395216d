import { contextTag, tags } from './der.ts';
import { integer, sequence, tlv, tlvOf } from './der-write.ts';
import { holdInstruction, invalidityDate } from './extension/crl-entry-detail.ts';
import { crlNumber } from './extension/crl-number.ts';
import { type CrlReason, crlReason, crlReasons } from './extension/crl-reason.ts';
import { encodeExtensions } from './extension/extension.ts';
import { authorityKeyIdentifier } from './extension/key-identifier.ts';
import type { Name } from './name.ts';
import { encodeTime } from './time.ts';

/** A certificate to revoke. */
export interface RevokedCertificate {
  /** Unsigned big-endian bytes. */
  readonly serial: Uint8Array;
  readonly date: Date;
  readonly reason?: CrlReason;
  /** Since when it was not to be trusted. */
  readonly invalidity?: Date;
  /** OID of what to do with a certificate on hold. */
  readonly hold?: string;
}

/** The fields of a version 2 CRL that is to be signed. */
export interface CrlFields {
  /** AlgorithmIdentifier of the signer's scheme (`SignatureScheme.algorithm`). */
  readonly signatureAlgorithm: Uint8Array;
  readonly issuer: Name;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  readonly revoked: Iterable<RevokedCertificate>;
  /** Unsigned big-endian bytes. */
  readonly crlNumber: Uint8Array;
  /** Subject key identifier of the issuer, when it has one. */
  readonly authorityKeyId?: Uint8Array;
}

const version2 = integer(1);
const reasonExtensions = new Map(crlReasons.map((reason) => [reason, encodeExtensions([crlReason(reason)])]));

/** The part of a CRL that is signed. The list is left out when nothing is revoked, as RFC 5280 5.1.2.6 asks. */
export function buildTbsCrl(fields: CrlFields): Uint8Array {
  const entries: Uint8Array[] = [];
  for (const revoked of fields.revoked) entries.push(encodeEntry(revoked));
  const keyId = fields.authorityKeyId;
  const extensions = [...(keyId === undefined ? [] : [authorityKeyIdentifier(keyId)]), crlNumber(fields.crlNumber)];
  return sequence(
    version2,
    fields.signatureAlgorithm,
    fields.issuer.der,
    encodeTime(fields.thisUpdate),
    encodeTime(fields.nextUpdate),
    ...(entries.length === 0 ? [] : [tlvOf(tags.sequence, entries)]),
    tlv(contextTag(0), encodeExtensions(extensions)),
  );
}

/** Unspecified is said by leaving the reason out (RFC 5280 5.3.1). */
function encodeEntry({ serial, date, reason, invalidity, hold }: RevokedCertificate): Uint8Array {
  const extensions =
    invalidity !== undefined || hold !== undefined
      ? encodeExtensions([
          ...(reason === undefined ? [] : [crlReason(reason)]),
          ...(invalidity === undefined ? [] : [invalidityDate(invalidity)]),
          ...(hold === undefined ? [] : [holdInstruction(hold)]),
        ])
      : reason === undefined || reason === 'unspecified'
        ? undefined
        : reasonExtensions.get(reason);
  const [number, time] = [integer(serial), encodeTime(date)];
  return extensions === undefined ? sequence(number, time) : sequence(number, time, extensions);
}
