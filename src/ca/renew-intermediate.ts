import { join } from 'node:path';
import { fail } from '../base/error.ts';
import { buildTbsCertificate, keyIdentifier } from '../x509/build-certificate.ts';
import { parseCertificate, parseCertificates } from '../x509/certificate.ts';
import { exportPublicKey, type KeySpec, keyPair } from '../x509/key-pair.ts';
import { namesEqual } from '../x509/name-compare.ts';
import { oneline } from '../x509/name-oneline.ts';
import { chainPath, pemChain } from './chain.ts';
import { changeFolder, makeFolder } from './change-folder.ts';
import type { NewFile } from './changes.ts';
import { readWhole } from './disk.ts';
import { findCaFiles } from './find-ca-files.ts';
import { formerFiles } from './former-keys.ts';
import { describeCa, encryptedKey } from './init-ca.ts';
import { authorityKeyId } from './leaf.ts';
import type { Ca } from './open-ca.ts';
import { caExtensions } from './profiles.ts';
import { recordChanges } from './record.ts';
import type { RenewedCa } from './renew-ca.ts';
import { nextSerial } from './serials.ts';
import { signAndSeal } from './signer.ts';
import { intermediateDays, leafValidity } from './validity.ts';

/** How an intermediate is renewed. */
export interface RenewIntermediateOptions {
  /** 1825 unless given; never beyond the parent's end. */
  readonly days?: number;
  /** Makes a new key; without it the key stays. */
  readonly newKey?: KeySpec;
  /** Encrypts the new key; needed where the old one is encrypted. */
  readonly passphrase?: string;
}

/**
 * Gives an intermediate a new certificate by the CA above it. With the same key its leaves stay valid; with a new one they do until the
 * old certificate ends, as their chain files hold it, and the CRL file has a list of each key. Needs the parent's key alone. The parent's
 * record and the new files are one transaction of the parent, which `ca check PARENT` finishes when it was stopped; both folders are locked. Fails with `issue-refused` where PARENT is another
 * CA than the one above.
 */
export async function renewIntermediate(
  parent: Ca,
  ca: Ca,
  options: RenewIntermediateOptions = {},
): Promise<RenewedCa> {
  const old = ca.certificate;
  if (!namesEqual(old.issuer, parent.certificate.subject) || namesEqual(old.issuer, old.subject)) {
    fail('issue-refused', {
      at: ca.layout.dir,
      seen: `its CA is ${oneline(old.issuer)}, and ${parent.layout.dir} is ${oneline(parent.certificate.subject)}`,
      expected: 'the folder of the CA above',
    });
  }
  const validity = leafValidity(parent.now(), options.days ?? intermediateDays, parent.certificate, parent.layout.dir);
  const key = newKeyFiles(ca, options);
  const publicKey = key?.publicKey ?? old.publicKey.der;
  const keyId = key === undefined ? authorityKeyId(old) : keyIdentifier(publicKey);
  const signer = parent.signer();
  const pathLength = old.extensions.basicConstraints?.pathLength;
  const work = async (commit: (changes: Parameters<typeof recordChanges>[1]) => void): Promise<RenewedCa> => {
    const serial = nextSerial(parent.layout);
    const tbs = buildTbsCertificate({
      ...validity,
      serial: serial.bytes,
      signatureAlgorithm: signer.scheme.algorithm,
      issuer: parent.certificate.subject,
      subject: old.subject,
      publicKey,
      extensions: caExtensions(publicKey, authorityKeyId(parent.certificate), pathLength, keyId),
    });
    const certificate = parseCertificate(await signAndSeal(tbs, signer));
    commit({ serial, certificate, certificatePem: pemChain([certificate]) });
    const made = describeCa({ ...ca.layout, certificate: ca.certificatePath }, certificate.der);
    const warnings = validity.shortened ? ['valid to the end of the CA above only'] : [];
    const files = { ...made.files, chain: chainPath(ca.layout) };
    return { ...made, files, oldCertificate: formerFiles(ca.layout, old.serialHex).certificate, warnings };
  };
  return await changeFolder(
    ca.place,
    ca.disk,
    () =>
      changeFolder(
        parent.place,
        parent.disk,
        (turn) =>
          work((made) => {
            const record = recordChanges(parent, made);
            const own = ownFiles(parent, ca, made.certificate);
            const create = [...record.create, ...own.create, ...(key?.create ?? [])];
            turn.commit({ ...record, create, replace: [...(key?.replace ?? []), ...own.replace] });
          }),
        parent.lock,
      ),
    ca.lock,
  );
}

/** The key before the certificate that needs it, and the chain last. */
function ownFiles(
  parent: Ca,
  ca: Ca,
  certificate: ReturnType<typeof parseCertificate>,
): { create: NewFile[]; replace: NewFile[] } {
  makeFolder(ca.disk, join(ca.layout.dir, 'certs'), 0o755);
  const text = (path: string, pem: string): NewFile => ({ path, bytes: Buffer.from(pem), mode: 0o644 });
  const above = [parent.certificate, ...parent.above];
  const inOneFile = parseCertificates(readWhole(ca.certificatePath), ca.certificatePath).length > 1;
  return {
    create: [text(formerFiles(ca.layout, ca.certificate.serialHex).certificate, pemChain([ca.certificate]))],
    replace: [
      text(ca.certificatePath, pemChain(inOneFile ? [certificate, ...above] : [certificate])),
      text(chainPath(ca.layout), pemChain([certificate, ...above])),
    ],
  };
}

function newKeyFiles(
  ca: Ca,
  { newKey, passphrase }: RenewIntermediateOptions,
): { publicKey: Uint8Array; create: NewFile[]; replace: NewFile[] } | undefined {
  if (newKey === undefined) return undefined;
  const { keyPath } = findCaFiles(ca.layout);
  const bytes = keyPath === undefined ? undefined : readWhole(keyPath);
  if (passphrase === undefined && bytes?.includes('ENCRYPTED') === true)
    fail('usage', {
      at: keyPath ?? '',
      seen: 'an encrypted key, to be followed by one in the open',
      next: 'give --new-passphrase-file FILE',
    });
  const pair = keyPair(newKey);
  const pem = Buffer.from(encryptedKey(pair.privateKey, passphrase));
  const kept = formerFiles(ca.layout, ca.certificate.serialHex).key;
  return {
    publicKey: exportPublicKey(pair.publicKey),
    create: bytes === undefined ? [] : [{ path: kept, bytes, mode: 0o400 }],
    replace: [{ path: keyPath ?? ca.layout.key, bytes: pem, mode: 0o400 }],
  };
}
