import { join, resolve } from 'node:path';
import { buildTbsRequest } from '../x509/csr.ts';
import { subjectAltName } from '../x509/extension/subject-alt-name.ts';
import { exportPrivateKey, exportPublicKey, type KeySpec, keyPair } from '../x509/key-pair.ts';
import { oneline } from '../x509/name-oneline.ts';
import { parseNameText } from '../x509/name-text.ts';
import { encodePem } from '../x509/pem.ts';
import { signWithKey } from '../x509/signature.ts';
import { type Disk, diskError, realDisk, removeIfThere } from './disk.ts';
import { fileBase } from './file-names.ts';
import { makeOutput } from './output.ts';
import { generalName } from './profiles.ts';
import { parseNames } from './server-names.ts';

/** What a certificate request is to hold. */
export interface MakeRequestOptions {
  readonly name: string;
  /** One-line or RFC 2253; `/CN=NAME` unless given. */
  readonly subject?: string;
  readonly names?: readonly string[];
  readonly out: string;
  readonly key?: KeySpec;
  readonly legacy?: boolean;
  readonly disk?: Disk;
}

/** A request that was made. */
export interface MadeRequest {
  readonly subject: string;
  readonly requestPem: string;
  readonly files: { readonly request: string; readonly key: string };
}

/** Makes a key and a request for a CA elsewhere: `NAME.csr` and `NAME-key.pem`. Never overwrites. */
export function makeRequest(options: MakeRequestOptions): MadeRequest {
  const { name, legacy = false, disk = realDisk } = options;
  const subject = parseNameText(options.subject ?? `/CN=${name.replace(/[\\/+]/g, '\\$&')}`);
  const names = parseNames(options.names ?? []);
  const pair = keyPair(options.key ?? (legacy ? 'rsa:2048' : 'ec:P-256'));
  const tbs = buildTbsRequest({
    subject,
    publicKey: exportPublicKey(pair.publicKey),
    extensions: names.length === 0 ? [] : [subjectAltName(names.map(generalName))],
  });
  const requestPem = encodePem('CERTIFICATE REQUEST', signWithKey(tbs, pair.privateKey));
  const base = join(resolve(options.out), fileBase(name));
  const files = { request: `${base}.csr`, key: `${base}-key.pem` };
  makeOutput(options.out);
  create(disk, files.key, exportPrivateKey(pair.privateKey, legacy), 0o600);
  try {
    create(disk, files.request, requestPem, 0o644);
  } catch (error) {
    removeIfThere(disk, files.key);
    throw error;
  }
  return { subject: oneline(subject), requestPem, files };
}

function create(disk: Disk, path: string, text: string, mode: number): void {
  try {
    disk.create(path, Buffer.from(text), mode);
    disk.sync(path);
  } catch (error) {
    diskError(error, path);
  }
}
