import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { fail } from '../base/error.ts';
import type { Certificate } from './certificate.ts';
import { DerReader, tags } from './der.ts';
import { exportPublicKey } from './key-pair.ts';
import { encodePem, type PemBlock, pemBlocks } from './pem.ts';
import { type KeyDescription, parsePublicKeyInfo, publicKeyObject } from './public-key.ts';

/** How a private key is written: PKCS#1 (`RSA PRIVATE KEY`), SEC1 (`EC PRIVATE KEY`), `DSA PRIVATE KEY`, or PKCS#8. */
export type PrivateKeyForm = 'pkcs1' | 'sec1' | 'dsa' | 'pkcs8';

/** What can be told of a private key file without its passphrase. */
export interface PrivateKeyFile {
  readonly form: PrivateKeyForm;
  readonly encrypted: boolean;
  /** Cipher of a traditional encrypted PEM, from its DEK-Info header (`AES-256-CBC`). */
  readonly cipher: string | undefined;
  /** `pem`, or `der`, which neither servers nor clients read. */
  readonly encoding: 'pem' | 'der';
  /** Number of the BEGIN line, from 1; 0 for DER. */
  readonly line: number;
}

/** A private key that was read. The KeyObject is the only place the secret is; printing this object shows no secret. */
export interface PrivateKey extends PrivateKeyFile {
  readonly key: KeyObject;
  readonly description: KeyDescription;
}

const forms: Readonly<Record<string, PrivateKeyForm>> = {
  'RSA PRIVATE KEY': 'pkcs1',
  'EC PRIVATE KEY': 'sec1',
  'DSA PRIVATE KEY': 'dsa',
  'PRIVATE KEY': 'pkcs8',
  'ENCRYPTED PRIVATE KEY': 'pkcs8',
};

/** PEM labels that hold a private key. */
export const privateKeyLabels: readonly string[] = Object.keys(forms);

/** What kind of private key file this is. Fails as `readPrivateKey` does, except that no passphrase is needed. */
export function inspectPrivateKey(bytes: Uint8Array, what: string): PrivateKeyFile {
  const { block: _, ...file } = locate(bytes, what);
  return file;
}

/**
 * Reads the first private key of a PEM file, or the one of a DER file. Fails with a `pem-…` code, `private-key-passphrase-needed`,
 * `private-key-passphrase-wrong`, `private-key-damaged` or `key-kind-unsupported`.
 */
export function readPrivateKey(bytes: Uint8Array, what: string, passphrase?: string | Uint8Array): PrivateKey {
  const { block, ...file } = locate(bytes, what);
  if (file.encrypted && passphrase === undefined) {
    fail('private-key-passphrase-needed', { at: what, seen: 'an encrypted private key', expected: 'its passphrase' });
  }
  const key = load(block, file, what, passphrase);
  return { ...file, key, description: describePrivateKey(key) };
}

/** What the key is, without its numbers. */
export function describePrivateKey(key: KeyObject): KeyDescription {
  return parsePublicKeyInfo(exportPublicKey(key)).description;
}

/** Whether the certificate is for this key (X509_check_private_key). */
export function keyMatchesCertificate(key: KeyObject, certificate: Certificate): boolean {
  const certified = publicKeyObject(certificate.publicKey);
  // Comparing keys of two types leaves an error in OpenSSL's queue that Node then throws for the next key it reads.
  return key.asymmetricKeyType === certified.asymmetricKeyType && createPublicKey(key).equals(certified);
}

type Located = PrivateKeyFile & { readonly block: PemBlock };

function locate(bytes: Uint8Array, what: string): Located {
  if (bytes[0] === tags.sequence) return locateDer(bytes, what);
  const labels = [...privateKeyLabels, 'OPENSSH PRIVATE KEY'];
  const [block] = pemBlocks(bytes, what, labels);
  const form = forms[block?.label ?? ''];
  if (block === undefined || form === undefined) {
    return fail('key-kind-unsupported', {
      at: `${what}:${block?.line ?? 1}`,
      seen: "a key in OpenSSH's own form",
      expected: 'PKCS#8, PKCS#1 or SEC1',
      next: `ssh-keygen -p -m PEM -f ${what}`,
    });
  }
  const cipher = block.headers.get('DEK-Info')?.split(',')[0];
  const encrypted = block.label === 'ENCRYPTED PRIVATE KEY' || /ENCRYPTED/.test(block.headers.get('Proc-Type') ?? '');
  return { form, encrypted, cipher, encoding: 'pem', line: block.line, block };
}

/** PKCS#8 has a version and an algorithm, PKCS#1 two numbers, SEC1 a number and bytes, encrypted PKCS#8 an algorithm. */
function locateDer(bytes: Uint8Array, what: string): Located {
  const outer = new DerReader(bytes, what);
  const fields = outer.enter(tags.sequence, 'privateKey');
  outer.end();
  const encrypted = fields.peek() === tags.sequence;
  if (!encrypted) fields.smallInteger('version');
  const next = fields.peek();
  const label = encrypted
    ? 'ENCRYPTED PRIVATE KEY'
    : next === tags.integer
      ? 'RSA PRIVATE KEY'
      : next === tags.octetString
        ? 'EC PRIVATE KEY'
        : 'PRIVATE KEY';
  const block = { label, der: bytes, headers: new Map<string, string>(), line: 0 };
  return { form: forms[label] ?? 'pkcs8', encrypted, cipher: undefined, encoding: 'der', line: 0, block };
}

function load(
  block: PemBlock,
  file: PrivateKeyFile,
  what: string,
  passphrase: string | Uint8Array | undefined,
): KeyObject {
  const secret = typeof passphrase === 'string' || passphrase === undefined ? passphrase : Buffer.from(passphrase);
  try {
    return createPrivateKey({
      key: pemText(block),
      format: 'pem',
      ...(secret === undefined ? {} : { passphrase: secret }),
    });
  } catch (cause) {
    const at = file.line === 0 ? what : `${what}:${file.line}`;
    const reason = String((cause as { code?: unknown }).code ?? '');
    // A wrong passphrase leaves the padding right once in 256 times; OpenSSL then calls the garbage inside unsupported, too,
    // with errors of its ASN.1 reader below.
    const garbled = /asn1 encoding routines/.test(String((cause as { opensslErrorStack?: unknown }).opensslErrorStack));
    if (file.encrypted && /UNSUPPORTED/.test(reason) && !garbled) {
      fail('key-kind-unsupported', {
        at,
        seen: `encryption with ${file.cipher ?? 'an old cipher'}`,
        expected: 'AES or triple DES',
        cause,
      });
    }
    if (file.encrypted) fail('private-key-passphrase-wrong', { at, seen: 'a passphrase that does not open it', cause });
    return fail('private-key-damaged', {
      at,
      seen: `a damaged ${block.label}`,
      expected: 'a whole private key',
      cause,
    });
  }
}

/** The block alone, so that OpenSSL doesn't come upon another one first. */
function pemText(block: PemBlock): string {
  const pem = encodePem(block.label, block.der);
  if (block.headers.size === 0) return pem;
  const headers = [...block.headers].map(([name, value]) => `${name}: ${value}\n`).join('');
  return pem.replace('-----\n', `-----\n${headers}\n`);
}
