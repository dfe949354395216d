import { createCipheriv, createDecipheriv } from 'node:crypto';
import { invariant } from '../base/error.ts';

/** What `.mylogin.cnf` held. */
export interface LoginFile {
  /** The lines, each with its line end, as bytes of an option file. They hold passwords. */
  readonly bytes: Uint8Array;
  /** Why reading stopped before the end, with the offset; null for a whole file. The mysql client keeps what came before. */
  readonly fault: string | null;
}

const unusedLength = 4;
const keyLength = 20;
/** A record may not be longer than the client's line buffer (mysys/my_default.cc, mysql_file_getline). */
const recordLimit = 4096;

/**
 * Decodes the login file of mysql_config_editor: 4 unused bytes, 20 bytes of key material, then records of a 4-byte
 * little-endian length and that many bytes of AES-128-ECB with PKCS#7 padding, one option-file line each.
 * The scheme hides, it protects nothing: the key is in the file. Source: mysys/my_default.cc, mysys_ssl/my_aes_openssl.cc.
 */
export function decodeLoginFile(file: Uint8Array): LoginFile {
  const lines: Uint8Array[] = [];
  const done = (fault: string | null): LoginFile => ({ bytes: Buffer.concat(lines), fault });
  if (file.length < unusedLength + keyLength) return done(`${file.length} bytes, too short for its key`);
  const key = foldKey(file.subarray(unusedLength, unusedLength + keyLength));
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let at = unusedLength + keyLength;
  while (at < file.length) {
    if (file.length - at < 4) return done(`a record's length is cut off at offset ${at}`);
    const length = view.getInt32(at, true);
    if (length <= 0 || length > recordLimit || length % 16 !== 0)
      return done(`a record of ${length} bytes at offset ${at}`);
    if (file.length - at - 4 < length) return done(`a record is cut off at offset ${at}`);
    const line = decrypt(key, file.subarray(at + 4, at + 4 + length));
    if (line === null) return done(`a record cannot be decrypted at offset ${at}`);
    lines.push(line);
    at += 4 + length;
  }
  return done(null);
}

/** Encodes lines as mysql_config_editor does. `material` is 20 bytes, which the editor takes at random below 32. */
export function encodeLoginFile(text: string, material: Uint8Array): Uint8Array {
  invariant(material.length === keyLength, `key material of ${material.length} bytes`);
  const key = foldKey(material);
  const parts: Uint8Array[] = [new Uint8Array(unusedLength), material];
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const cipher = createCipheriv('aes-128-ecb', key, null);
    const record = Buffer.concat([cipher.update(line, 'utf8'), cipher.final()]);
    const length = Buffer.alloc(4);
    length.writeInt32LE(record.length);
    parts.push(length, record);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** The 20 bytes folded onto 16 by XOR (my_aes_create_key). */
function foldKey(material: Uint8Array): Uint8Array {
  const key = new Uint8Array(16);
  material.forEach((byte, index) => {
    key[index % 16] = (key[index % 16] ?? 0) ^ byte;
  });
  return key;
}

function decrypt(key: Uint8Array, record: Uint8Array): Uint8Array | null {
  const decipher = createDecipheriv('aes-128-ecb', key, null);
  try {
    return Buffer.concat([decipher.update(record), decipher.final()]);
  } catch {
    return null;
  }
}
