import { createCipheriv, createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { contextTag, tags } from '../x509/der.ts';
import { integer, nothing, octetString, oid, sequence, setOf, tlv } from '../x509/der-write.ts';

/**
 * `compatible`: key and certificates under pbeWithSHAAnd3-KeyTripleDES-CBC, MAC with SHA-1: read by OpenSSL 3 without its
 * legacy provider and by every JDK from 8 on. `modern`: PBES2 with AES-256-CBC and SHA-256, which JDK 8 reads from update 301
 * and JDK 11 from 11.0.12 on. Keys and chains of both forms were read with OpenSSL 1.1.1w and 3.0.19, and with the keytool of OpenJDK
 * 8u504, 11.0.33, 17.0.15 and 21.0.13.
 */
export type Pkcs12Strength = 'compatible' | 'modern';

/** What a PKCS#12 file holds (RFC 7292). */
export interface Pkcs12Contents {
  readonly password: string;
  /** What Java calls the alias. */
  readonly friendlyName: string;
  /** PKCS#8, DER; undefined in a trust store. */
  readonly privateKey?: Uint8Array;
  /** DER: the key's own certificate first, then those above it. */
  readonly certificates: readonly Uint8Array[];
  /** Marks the certificates as trusted, which Java asks of a trust store (Oracle's trustedKeyUsage attribute). */
  readonly trusted?: boolean;
  readonly strength?: Pkcs12Strength;
}

const iterations = 10_000;
const data = '1.2.840.113549.1.7.1';
const encryptedData = '1.2.840.113549.1.7.6';
const pbe3Des = '1.2.840.113549.1.12.1.3';

/** The file's bytes. */
export function encodePkcs12(contents: Pkcs12Contents): Uint8Array {
  const { password, strength = 'compatible', privateKey } = contents;
  const certificates = sequence(...contents.certificates.map((der, index) => certificateBag(der, index, contents)));
  const parts = [encryptedContent(certificates, password, strength)];
  if (privateKey !== undefined) {
    const [algorithm, encrypted] = encrypt(privateKey, password, strength);
    const shrouded = sequence(algorithm, octetString(encrypted));
    const keyBag = sequence(oid('1.2.840.113549.1.12.10.1.2'), tlv(contextTag(0), shrouded), attributes(contents, 0));
    parts.push(sequence(oid(data), tlv(contextTag(0), octetString(sequence(keyBag)))));
  }
  const safe = sequence(...parts);
  const authSafe = sequence(oid(data), tlv(contextTag(0), octetString(safe)));
  return sequence(integer(3), authSafe, mac(safe, password, strength));
}

/** Key material from a password (RFC 7292 appendix B.2) with SHA-1 or SHA-256. `id`: 1 key, 2 IV, 3 MAC key. */
export function pkcs12Key(
  hash: 'sha1' | 'sha256',
  password: string,
  salt: Uint8Array,
  id: 1 | 2 | 3,
  rounds: number,
  length: number,
): Uint8Array {
  const block = 64;
  const fill = (bytes: Uint8Array): Buffer => {
    const size = Math.ceil(bytes.length / block) * block;
    return Buffer.from(Array.from({ length: size }, (_, index) => bytes[index % bytes.length] ?? 0));
  };
  let input: Buffer = Buffer.concat([fill(salt), fill(bmpPassword(password))]);
  const output: Buffer[] = [];
  for (let done = 0; done < length; ) {
    let digest = createHash(hash).update(Buffer.alloc(block, id)).update(input).digest();
    for (let round = 1; round < rounds; round += 1) digest = createHash(hash).update(digest).digest();
    output.push(digest);
    done += digest.length;
    input = addToBlocks(input, fill(digest).subarray(0, block), block);
  }
  return Buffer.concat(output).subarray(0, length);
}

/** Adds B + 1 to each block of I, modulo 2^512 (step 6C). */
function addToBlocks(input: Buffer, digestBlock: Buffer, block: number): Buffer {
  const modulus = 1n << BigInt(block * 8);
  const plus = BigInt(`0x${digestBlock.toString('hex')}`) + 1n;
  const blocks: Buffer[] = [];
  for (let start = 0; start < input.length; start += block) {
    const sum = (BigInt(`0x${input.toString('hex', start, start + block)}`) + plus) % modulus;
    blocks.push(Buffer.from(sum.toString(16).padStart(block * 2, '0'), 'hex'));
  }
  return Buffer.concat(blocks);
}

/** The password as BMPString with two zero bytes at the end (RFC 7292 appendix B.1). */
function bmpPassword(password: string): Buffer {
  return Buffer.from(`${password}\0`, 'utf16le').swap16();
}

function encryptedContent(content: Uint8Array, password: string, strength: Pkcs12Strength): Uint8Array {
  const [algorithm, encrypted] = encrypt(content, password, strength);
  const info = sequence(oid(data), algorithm, tlv(contextTag(0, false), encrypted));
  return sequence(oid(encryptedData), tlv(contextTag(0), sequence(integer(0), info)));
}

function encrypt(
  bytes: Uint8Array,
  password: string,
  strength: Pkcs12Strength,
): [algorithm: Uint8Array, encrypted: Uint8Array] {
  const salt = randomBytes(16);
  if (strength === 'compatible') {
    const key = pkcs12Key('sha1', password, salt, 1, iterations, 24);
    const iv = pkcs12Key('sha1', password, salt, 2, iterations, 8);
    const cipher = createCipheriv('des-ede3-cbc', key, iv);
    return [
      sequence(oid(pbe3Des), sequence(octetString(salt), integer(iterations))),
      Buffer.concat([cipher.update(bytes), cipher.final()]),
    ];
  }
  const key = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const hmacSha256 = sequence(oid('1.2.840.113549.2.9'), nothing());
  const kdf = sequence(oid('1.2.840.113549.1.5.12'), sequence(octetString(salt), integer(iterations), hmacSha256));
  const scheme = sequence(oid('2.16.840.1.101.3.4.1.42'), octetString(iv));
  const algorithm = sequence(oid('1.2.840.113549.1.5.13'), sequence(kdf, scheme));
  return [algorithm, Buffer.concat([cipher.update(bytes), cipher.final()])];
}

function mac(safe: Uint8Array, password: string, strength: Pkcs12Strength): Uint8Array {
  const hash = strength === 'compatible' ? 'sha1' : 'sha256';
  const salt = randomBytes(16);
  const size = strength === 'compatible' ? 20 : 32;
  const digest = createHmac(hash, pkcs12Key(hash, password, salt, 3, iterations, size))
    .update(safe)
    .digest();
  const algorithm = sequence(oid(strength === 'compatible' ? '1.3.14.3.2.26' : '2.16.840.1.101.3.4.2.1'), nothing());
  return sequence(sequence(algorithm, octetString(digest)), octetString(salt), integer(iterations));
}

function certificateBag(der: Uint8Array, index: number, contents: Pkcs12Contents): Uint8Array {
  const certificate = sequence(oid('1.2.840.113549.1.9.22.1'), tlv(contextTag(0), octetString(der)));
  const plain = [oid('1.2.840.113549.1.12.10.1.3'), tlv(contextTag(0), certificate)];
  const named = index === 0 || contents.trusted === true;
  return sequence(...plain, ...(named ? [attributes(contents, index)] : []));
}

/** Friendly name, the key id that ties key and certificate together, and Oracle's mark of a trusted certificate. */
function attributes({ friendlyName, privateKey, trusted }: Pkcs12Contents, index: number): Uint8Array {
  const name = index === 0 ? friendlyName : `${friendlyName}-${index + 1}`;
  const bmp = Buffer.from(name, 'utf16le').swap16();
  const list = [sequence(oid('1.2.840.113549.1.9.20'), setOf([tlv(tags.bmpString, bmp)]))];
  if (privateKey !== undefined)
    list.push(sequence(oid('1.2.840.113549.1.9.21'), setOf([octetString(Uint8Array.of(1))])));
  if (trusted === true) list.push(sequence(oid('2.16.840.1.113894.746875.1.1'), setOf([oid('2.5.29.37.0')])));
  return setOf(list);
}
