import { createECDH, type ECDH, type KeyObject, randomBytes } from 'node:crypto';
import { invariant } from '../base/error.ts';
import { randomSerial } from '../x509/build-certificate.ts';
import { parseCertificate } from '../x509/certificate.ts';
import { encodedP256KeyPair, exportPrivateKey, exportPublicKey, type KeySpec, keyPair } from '../x509/key-pair.ts';
import { encodePem } from '../x509/pem.ts';
import { seal, signBytes } from '../x509/signature.ts';
import { authorityKeyId } from './leaf.ts';
import { leafTemplate, type TemplateLeaf } from './leaf-template.ts';
import type { Profile } from './profiles.ts';
import type { ServerName } from './server-names.ts';
import { keySigner, type Signer } from './signer.ts';

/** What a maker of certificates needs to know once; can be sent to a worker. */
export interface MakerData {
  readonly caCertificate: Uint8Array;
  /** The CA's key; undefined where a command signs. */
  readonly caKey?: KeyObject;
  readonly key: KeySpec;
  readonly legacy: boolean;
}

/** One certificate to make; can be sent to a worker. */
export interface MakeOrder {
  readonly profile: Profile;
  readonly names: readonly ServerName[];
  /** DER. */
  readonly subject: Uint8Array;
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** Unsigned big-endian bytes; random unless given. */
  readonly serial?: Uint8Array;
}

/** A certificate that was made, with its key. */
export interface Made {
  readonly serial: string;
  readonly certificatePem: string;
  /** A secret. */
  readonly keyPem: string;
}

/** A function that makes keys and certificates as fast as one core can; a signer outside makes it wait for each. */
export function maker(data: MakerData, outside?: Signer): (orders: readonly MakeOrder[]) => Promise<Made[]> {
  const certificate = parseCertificate(data.caCertificate);
  const signer = outside ?? (data.caKey === undefined ? undefined : keySigner(data.caKey));
  invariant(signer !== undefined, 'a maker without a key or a signer');
  const templates = new Map<string, (leaf: TemplateLeaf) => Uint8Array>();
  const templateFor = ({ profile, notBefore, notAfter }: MakeOrder): ((leaf: TemplateLeaf) => Uint8Array) => {
    const name = `${profile} ${notBefore} ${notAfter}`;
    const known = templates.get(name);
    if (known !== undefined) return known;
    const made = leafTemplate({
      profile,
      keyType: data.key.split(':')[0] ?? '',
      notBefore: new Date(notBefore),
      notAfter: new Date(notAfter),
      issuer: certificate.subject,
      authorityKeyId: authorityKeyId(certificate),
      algorithm: signer.scheme.algorithm,
    });
    if (templates.size > 100) templates.clear();
    templates.set(name, made);
    return made;
  };
  const ecdh = createECDH('prime256v1');
  return async (orders) => {
    const all: Made[] = [];
    const random = randomBytes(16 * orders.length);
    for (const [index, order] of orders.entries()) {
      const pair = newPair(data.key, data.legacy, ecdh);
      const serial = order.serial ?? randomSerial(random.subarray(16 * index, 16 * index + 16));
      const tbs = templateFor(order)({ serial, subject: order.subject, publicKey: pair.publicKey, names: order.names });
      const signature = signer.key === undefined ? await signer.sign(tbs) : signBytes(tbs, signer.key, signer.scheme);
      const certificatePem = encodePem('CERTIFICATE', seal(tbs, signer.scheme.algorithm, signature));
      all.push({ serial: Buffer.from(serial).toString('hex').toUpperCase(), certificatePem, keyPem: pair.keyPem });
    }
    return all;
  };
}

function newPair(key: KeySpec, legacy: boolean, ecdh: ECDH): { publicKey: Uint8Array; keyPem: string } {
  if (key === 'ec:P-256' && !legacy) {
    const { publicKey, privateKey } = encodedP256KeyPair(ecdh);
    return { publicKey, keyPem: encodePem('PRIVATE KEY', privateKey) };
  }
  const pair = keyPair(key);
  return { publicKey: exportPublicKey(pair.publicKey), keyPem: exportPrivateKey(pair.privateKey, legacy) };
}
