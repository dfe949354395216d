import { randomBytes } from 'node:crypto';
import { invariant } from '../base/error.ts';
import { signUnrecorded, type UnrecordedIssuer } from '../ca/sign-unrecorded.ts';
import { keySigner } from '../ca/signer.ts';
import type { ClientIdentity } from '../io/tls-facts.ts';
import { buildTbsCertificate, keyIdentifier, randomSerial } from '../x509/build-certificate.ts';
import { basicConstraints } from '../x509/extension/basic-constraints.ts';
import { keyUsage } from '../x509/extension/key-usage.ts';
import { exportPublicKey, type KeyPair, type KeySpec, keyPair } from '../x509/key-pair.ts';
import { makeName, type Name } from '../x509/name.ts';
import { parseOneline } from '../x509/name-text.ts';
import { encodePem } from '../x509/pem.ts';
import { signWithKey } from '../x509/signature.ts';

/** A CA that can sign: the real one (with its folder's key) or a foreign one. */
export interface Authority extends UnrecordedIssuer {
  /** Certificates that a client must send beside its own (intermediates), PEM; empty under a root. */
  readonly chain: string;
  /** Serials that the CA has revoked and whose certificates are not expired. */
  readonly revoked: readonly Uint8Array[];
}

/** Makes what the attempts that must fail need. Nothing is written anywhere; every key lives in memory only. */
export interface Forge {
  /** A CA certificate with the real CA's name and another key, PEM. */
  foreignCa(): string;
  /** A client certificate with the rightful subject, by that foreign CA. */
  foreign(): Promise<ClientIdentity>;
  /** With the rightful subject, by the real CA, expired. Undefined without the CA's key. */
  expired(): Promise<ClientIdentity | undefined>;
  /** With the rightful subject and a serial that the real CA has revoked. */
  revoked(): Promise<ClientIdentity | { readonly why: string } | undefined>;
  /** By the real CA, valid, with another subject. */
  otherSubject(): Promise<ClientIdentity | undefined>;
}

export interface ForgeOptions {
  /** Subject of the rightful client's certificate; some name where the claim needs none. */
  readonly subject: Name;
  /** Name of the CA that issued it. */
  readonly issuer: Name;
  /** The real CA, where its key is at hand. */
  readonly authority: Authority | undefined;
  readonly now: Date;
  /** Kind of the keys made: the servers' libraries must be able to read them. */
  readonly keys?: KeySpec;
}

const day = 86_400_000;

export function createForge(options: ForgeOptions): Forge {
  const { subject, issuer, authority, now, keys = 'ec:P-256' } = options;
  let foreignKeys: KeyPair | undefined;
  const foreignAuthority = (): Authority => {
    foreignKeys ??= keyPair(keys);
    return {
      name: issuer,
      keyId: keyIdentifier(exportPublicKey(foreignKeys.publicKey)),
      signer: keySigner(foreignKeys.privateKey),
      chain: '',
      revoked: [],
    };
  };
  const leaf = async (
    by: Authority,
    name: Name,
    notBefore: Date,
    notAfter: Date,
    serial?: Uint8Array,
  ): Promise<ClientIdentity> => {
    const wanted = { subject: name, notBefore, notAfter, key: keys, ...(serial === undefined ? {} : { serial }) };
    const { certificatePem, keyPem } = await signUnrecorded(by, wanted);
    return { cert: certificatePem + by.chain, key: keyPem };
  };
  const before = new Date(now.getTime() - day);
  const after = new Date(now.getTime() + day);
  return {
    foreignCa: () =>
      selfSigned(foreignAuthority(), exportPublicKey((foreignKeys ?? keyPair(keys)).publicKey), before, after),
    foreign: () => leaf(foreignAuthority(), subject, before, after),
    expired: async () =>
      authority === undefined ? undefined : await leaf(authority, subject, new Date(now.getTime() - 30 * day), before),
    async revoked() {
      if (authority === undefined) return undefined;
      const serial = authority.revoked[0];
      if (serial === undefined)
        return { why: 'the CA has revoked nothing yet: revoke any certificate, install the new CRL, prove again' };
      return await leaf(authority, subject, before, after, serial);
    },
    otherSubject: async () =>
      authority === undefined ? undefined : await leaf(authority, otherThan(subject), before, after),
  };
}

/** The same RDNs with another last one: what a neighbour of the rightful client would have. */
function otherThan(subject: Name): Name {
  const other = parseOneline('/CN=tlsql-other-subject').rdns;
  return makeName([...subject.rdns.slice(0, -1), ...other]);
}

function selfSigned(authority: Authority, spki: Uint8Array, notBefore: Date, notAfter: Date): string {
  const { signer, name } = authority;
  const tbs = buildTbsCertificate({
    serial: randomSerial(randomBytes(16)),
    signatureAlgorithm: signer.scheme.algorithm,
    issuer: name,
    subject: name,
    notBefore,
    notAfter,
    publicKey: spki,
    extensions: [basicConstraints(true), keyUsage('keyCertSign', 'cRLSign')],
  });
  const key = signer.key;
  invariant(key !== undefined, 'a foreign CA without its key');
  return encodePem('CERTIFICATE', signWithKey(tbs, key, signer.scheme));
}
