import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fail } from '../base/error.ts';
import type { Certificate } from '../x509/certificate.ts';
import { purposes } from '../x509/extension/extended-key-usage.ts';
import type { GeneralName } from '../x509/extension/general-name.ts';
import { exportPrivateKey, exportPublicKey, type KeySpec, keyPair } from '../x509/key-pair.ts';
import { attributeTexts } from '../x509/name.ts';
import { type Changes, mergeChanges, type NewFile } from './changes.ts';
import { readWhole } from './disk.ts';
import { issuedFiles } from './file-names.ts';
import { normalSerial } from './index-file.ts';
import { type Issued, issueFor } from './issue.ts';
import type { Ca } from './open-ca.ts';
import type { Profile } from './profiles.ts';
import { certificateOf } from './revoke.ts';
import { revokeEntries } from './revoke-entries.ts';
import { formatScheduled, readScheduled, scheduledPath } from './scheduled.ts';
import type { ServerName } from './server-names.ts';
import { iso } from './validity.ts';

/** How a certificate is renewed. */
export interface RenewOptions {
  /** Path of the certificate. */
  readonly file: string;
  /**
   * Folder for the new files. Without it those of `NAME-cert.pem` take the place of the old ones, which stay beside as
   * `NAME-cert-SERIAL.pem`; beside a file of another name new ones are made.
   */
  readonly out?: string;
  readonly days?: number;
  /** Kind of the new key; the kind of the old one unless given. */
  readonly key?: KeySpec;
  /** Keeps the key: a new certificate for the same one. */
  readonly keepKey?: boolean;
  /** Days until the old certificate is revoked; revoked at once unless given. */
  readonly keepOldDays?: number;
  readonly legacy?: boolean;
  readonly force?: boolean;
}

/** A renewed certificate and what becomes of the old one. */
export interface Renewed extends Issued {
  readonly old: { readonly serial: string; readonly revokedAt: string; readonly scheduled: boolean };
}

/**
 * Issues a certificate with subject, names and profile of an old one, and revokes the old one (or schedules it) and makes the
 * CRL in the same transaction: there is no moment at which neither or both count by mistake.
 */
export async function renewLeaf(ca: Ca, options: RenewOptions): Promise<Renewed> {
  const old = certificateOf(ca, options.file);
  const profile = profileOf(old, options.file);
  const names = (old.extensions.subjectAltName ?? []).flatMap(nameOf);
  const serial = normalSerial(old.serialHex);
  const pair = options.keepKey === true ? undefined : keyPair(options.key ?? kindOf(old, options.file));
  const holder = {
    names,
    profile,
    subject: old.subject,
    publicKey: pair === undefined ? old.publicKey.der : exportPublicKey(pair.publicKey),
    ...(pair === undefined ? {} : { keyPem: exportPrivateKey(pair.privateKey, options.legacy) }),
  };
  const inPlace = options.out === undefined && options.file.endsWith('-cert.pem');
  const cn = attributeTexts(old.subject, '2.5.4.3').at(-1);
  const name = inPlace ? basename(options.file, '-cert.pem') : (cn ?? serial);
  const out = options.out ?? dirname(resolve(options.file));
  const revokeAt = new Date(ca.now().getTime() + (options.keepOldDays ?? 0) * 86_400_000);
  const issued = await issueFor(
    ca,
    { ...options, name, out, force: inPlace || options.force === true },
    holder,
    async () =>
      mergeChanges(await retire(ca, old, serial, options.keepOldDays === undefined ? undefined : revokeAt), {
        create: inPlace ? keptCopies(out, name, serial) : [],
      }),
  );
  return { ...issued, old: { serial, revokedAt: iso(revokeAt), scheduled: options.keepOldDays !== undefined } };
}

/** The changes that revoke the old certificate now, or put it on the list for later. */
async function retire(ca: Ca, certificate: Certificate, serial: string, at: Date | undefined): Promise<Changes> {
  if (at === undefined) return (await revokeEntries(ca, [{ serial, reason: 'superseded', certificate }], {})).changes;
  const list = [
    ...readScheduled(ca.place).filter((one) => one.serial !== serial),
    { at: iso(at), serial, reason: 'superseded' as const },
  ];
  return { replace: [{ path: scheduledPath(ca.place), bytes: Buffer.from(formatScheduled(list)), mode: 0o600 }] };
}

/** Copies of the files that are replaced, under the old serial. */
function keptCopies(out: string, name: string, serial: string): NewFile[] {
  const paths = issuedFiles(out, name);
  const copy = (path: string, mode: number): NewFile[] =>
    existsSync(path)
      ? [{ path: join(out, basename(path).replace(/\.pem$/, `-${serial}.pem`)), bytes: readWhole(path), mode }]
      : [];
  return [...copy(paths.certificate, 0o644), ...copy(paths.key, 0o600), ...copy(paths.chain, 0o644)];
}

function profileOf({ extensions }: Certificate, at: string): Profile {
  const eku = extensions.extendedKeyUsage ?? [];
  const [server, client] = [eku.includes(purposes.serverAuth), eku.includes(purposes.clientAuth)];
  if (server) return client ? 'peer' : 'server';
  if (client) return 'client';
  return fail('issue-refused', {
    at,
    seen: 'a certificate that does not say whether it is for a server or a client',
    expected: 'extendedKeyUsage with serverAuth or clientAuth',
    next: 'issue a new one with tlsql cert server or tlsql cert client, then revoke this one',
  });
}

function kindOf({ key }: Certificate, at: string): KeySpec {
  if (key.type === 'rsa') return key.bits > 3072 ? 'rsa:4096' : key.bits > 2048 ? 'rsa:3072' : 'rsa:2048';
  if (key.type === 'ec') return key.curve === 'secp384r1' ? 'ec:P-384' : 'ec:P-256';
  if (key.type === 'ed25519') return 'ed25519';
  return fail('issue-refused', {
    at,
    seen: `a key of type ${key.type}`,
    next: 'name the kind of the new key with --key',
  });
}

function nameOf(name: GeneralName): ServerName[] {
  switch (name.kind) {
    case 'dns':
      return [{ type: 'DNS', value: name.value }];
    case 'ip':
      return [{ type: 'IP', value: name.value }];
    case 'email':
      return [{ type: 'email', value: name.value }];
    case 'uri':
      return [{ type: 'URI', value: name.value }];
    default:
      return [];
  }
}
