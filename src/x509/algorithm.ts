import { contextTag, type DerReader, DerReader as Reader, tags } from './der.ts';
import { longName } from './oid.ts';

/** An AlgorithmIdentifier (RFC 5280 4.1.1.2). */
export interface Algorithm {
  readonly oid: string;
  /** OpenSSL's long name, as `openssl x509 -text` prints it: `ecdsa-with-SHA256`, `sha256WithRSAEncryption`, `rsassaPss`. */
  readonly name: string;
  /** DER of the parameters; undefined when there are none. */
  readonly parameters: Uint8Array | undefined;
  /** The AlgorithmIdentifier whole. */
  readonly der: Uint8Array;
}

/** What RSASSA-PSS parameters say (RFC 4055 3.1). */
export interface PssParameters {
  /** Dotted hash, SHA-1 when not said. */
  readonly hash: string;
  /** Dotted hash of MGF1, SHA-1 when not said. */
  readonly mgfHash: string;
  readonly saltLength: number;
}

export const rsaEncryption = '1.2.840.113549.1.1.1';
export const rsassaPss = '1.2.840.113549.1.1.10';
const sha1 = '1.3.14.3.2.26';

export function readAlgorithm(reader: DerReader, field: string): Algorithm {
  const der = reader.whole(field);
  const fields = new Reader(der, field).enter(tags.sequence, 'value');
  const oid = fields.oid('algorithm');
  const parameters = fields.atEnd ? undefined : fields.whole('parameters');
  fields.end();
  return { oid, name: longName(oid), parameters, der };
}

/** Reads RSASSA-PSS-params; missing parameters mean the defaults of RFC 4055. */
export function parsePssParameters(der: Uint8Array | undefined): PssParameters {
  if (der === undefined) return { hash: sha1, mgfHash: sha1, saltLength: 20 };
  const outer = new Reader(der, 'rsassaPssParameters');
  const fields = outer.enter(tags.sequence, 'value');
  outer.end();
  const hashField = fields.enterIf(contextTag(0), 'hashAlgorithm');
  const hash = hashField === undefined ? sha1 : readAlgorithm(hashField, 'hash').oid;
  const mgfField = fields.enterIf(contextTag(1), 'maskGenAlgorithm');
  const mgf = mgfField === undefined ? undefined : readAlgorithm(mgfField, 'mgf').parameters;
  const mgfHash = mgf === undefined ? sha1 : readAlgorithm(new Reader(mgf, 'mgf1'), 'hash').oid;
  const saltLength = fields.enterIf(contextTag(2), 'saltLength')?.smallInteger('value') ?? 20;
  fields.enterIf(contextTag(3), 'trailerField');
  fields.end();
  return { hash, mgfHash, saltLength };
}
