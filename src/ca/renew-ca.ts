import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '../base/error.ts';
import { buildTbsCertificate, keyIdentifier, randomSerial } from '../x509/build-certificate.ts';
import { type Certificate, parseCertificate, parseCertificates } from '../x509/certificate.ts';
import { exportPublicKey, type KeySpec, keyPair } from '../x509/key-pair.ts';
import { encodePem } from '../x509/pem.ts';
import { crossPath, isSelfIssued, pemChain } from './chain.ts';
import { changeFolder, makeFolder } from './change-folder.ts';
import type { NewFile } from './changes.ts';
import { readWhole } from './disk.ts';
import { findCaFiles } from './find-ca-files.ts';
import { formerFiles } from './former-keys.ts';
import { describeCa, encryptedKey, type MadeCa } from './init-ca.ts';
import { authorityKeyId } from './leaf.ts';
import type { Ca } from './open-ca.ts';
import { caExtensions } from './profiles.ts';
import { keySigner, type Signer, signAndSeal } from './signer.ts';
import { rootDays, rootValidity } from './validity.ts';

/** How a root CA is renewed. */
export interface RenewCaOptions {
  /** 3650 unless given. */
  readonly days?: number;
  /** Makes a new key and cross-signs it with the old one; without it the key stays. */
  readonly newKey?: KeySpec;
  /** Encrypts the new key; the one of the old key, as a rule. */
  readonly passphrase?: string;
  /** Keeps the serial: for leaves whose authorityKeyIdentifier names the CA certificate by its serial. */
  readonly keepSerial?: boolean;
}

/** A renewed CA. */
export interface RenewedCa extends MadeCa {
  /** The old certificate, which stays in the folder. */
  readonly oldCertificate: string;
  /** With a new key: the new certificate signed by the old key, and old and new root in one file for `ssl-ca`. */
  readonly cross?: string;
  readonly bundle?: string;
  readonly warnings: readonly string[];
}

/**
 * Gives a root a new certificate. With the same key all leaves stay valid, and only `ssl-ca` files must be exchanged before the
 * old certificate ends. With a new key: `cabundle.pem` (old and new) goes everywhere first, then come new leaves, whose chain
 * files carry the cross-signed certificate, and at last the old root is taken away. All in one transaction.
 */
export async function renewCa(ca: Ca, options: RenewCaOptions = {}): Promise<RenewedCa> {
  const old = ca.certificate;
  if (!isSelfIssued(old)) {
    fail('issue-refused', {
      at: ca.layout.dir,
      seen: 'an intermediate, whose certificate only the CA above it can renew',
      next: `tlsql ca renew ${ca.layout.dir} --under PARENT`,
    });
  }
  const warnings = options.keepSerial === true || options.newKey !== undefined ? [] : pinnedWarnings(ca);
  const oldSigner = ca.signer();
  return await changeFolder(
    ca.place,
    ca.disk,
    async (turn) => {
      makeFolder(ca.disk, join(ca.layout.dir, 'certs'), 0o755);
      const pair = options.newKey === undefined ? undefined : keyPair(options.newKey);
      const publicKey = pair === undefined ? old.publicKey.der : exportPublicKey(pair.publicKey);
      const signer = pair === undefined ? oldSigner : keySigner(pair.privateKey);
      const keyId = pair === undefined ? authorityKeyId(old) : keyIdentifier(publicKey);
      const wanted = { ca, options, publicKey, keyId };
      const der = await selfSigned(wanted, signer, keyId);
      const certificatePem = encodePem('CERTIFICATE', der);
      const kept = formerFiles(ca.layout, old.serialHex);
      const create: NewFile[] = [{ path: kept.certificate, bytes: Buffer.from(pemChain([old])), mode: 0o644 }];
      const replace: NewFile[] = [{ path: ca.certificatePath, bytes: Buffer.from(certificatePem), mode: 0o644 }];
      if (pair !== undefined) {
        const cross = parseCertificate(await selfSigned(wanted, oldSigner, authorityKeyId(old), old));
        const { keyPath } = findCaFiles(ca.layout);
        if (keyPath !== undefined) create.push({ path: kept.key, bytes: readWhole(keyPath), mode: 0o400 });
        replace.push(
          {
            path: keyPath ?? ca.layout.key,
            bytes: Buffer.from(encryptedKey(pair.privateKey, options.passphrase)),
            mode: 0o400,
          },
          { path: crossPath(ca.layout), bytes: Buffer.from(pemChain([cross])), mode: 0o644 },
          { path: bundlePath(ca), bytes: Buffer.from(certificatePem + pemChain([old])), mode: 0o644 },
        );
      }
      turn.commit({ create, replace });
      const made = describeCa({ ...ca.layout, certificate: ca.certificatePath }, der);
      const extra = pair === undefined ? {} : { cross: crossPath(ca.layout), bundle: bundlePath(ca) };
      return { ...made, ...extra, oldCertificate: kept.certificate, warnings };
    },
    ca.lock,
  );
}

const bundlePath = (ca: Ca): string => join(ca.layout.dir, 'cabundle.pem');

interface Wanted {
  readonly ca: Ca;
  readonly options: RenewCaOptions;
  readonly publicKey: Uint8Array;
  readonly keyId: Uint8Array;
}

/** The CA's name on its key, signed by itself or, as a cross certificate, by the key before it until that one's end. */
async function selfSigned(
  { ca, options, publicKey, keyId }: Wanted,
  signer: Signer,
  authority: Uint8Array,
  until?: Certificate,
): Promise<Uint8Array> {
  const { subject, serialHex } = ca.certificate;
  const validity = rootValidity(ca.now(), options.days ?? rootDays);
  const notAfter = until !== undefined && until.notAfter < validity.notAfter ? until.notAfter : validity.notAfter;
  const sameSerial = options.keepSerial === true && options.newKey === undefined;
  const pathLength = ca.certificate.extensions.basicConstraints?.pathLength;
  const tbs = buildTbsCertificate({
    notBefore: validity.notBefore,
    notAfter,
    serial: sameSerial ? Buffer.from(serialHex.replace('-', ''), 'hex') : randomSerial(randomBytes(16)),
    signatureAlgorithm: signer.scheme.algorithm,
    issuer: subject,
    subject,
    publicKey,
    extensions: caExtensions(publicKey, authority, pathLength, keyId),
  });
  return await signAndSeal(tbs, signer);
}

/** A warning when leaves name the CA certificate by its serial (`authorityKeyIdentifier = keyid,issuer:always` of old configurations). */
function pinnedWarnings(ca: Ca): string[] {
  if (!existsSync(ca.layout.newcerts)) return [];
  const names = readdirSync(ca.layout.newcerts, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name.endsWith('.pem'),
  );
  const pinned = names.slice(-50).filter(({ name }) => {
    try {
      const path = join(ca.layout.newcerts, name);
      return parseCertificates(readWhole(path), path)[0]?.extensions.authorityKeyIdentifier?.serialHex !== undefined;
    } catch {
      return false;
    }
  });
  if (pinned.length === 0) return [];
  return [
    'leaves of this CA name its certificate by serial: they do not verify with the renewed one unless it keeps the serial (--keep-serial)',
  ];
}
