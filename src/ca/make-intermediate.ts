import { fail } from '../base/error.ts';
import { buildTbsCertificate } from '../x509/build-certificate.ts';
import { parseCertificate } from '../x509/certificate.ts';
import { exportPublicKey, type KeySpec, keyPair } from '../x509/key-pair.ts';
import { parseNameText } from '../x509/name-text.ts';
import { encodePem } from '../x509/pem.ts';
import { chainPath, pemChain } from './chain.ts';
import { changeFolder } from './change-folder.ts';
import { newLayout } from './folder-layout.ts';
import {
  describeCa,
  encryptedKey,
  folderFiles,
  type MadeCa,
  makeTree,
  refuseEmptySubject,
  refuseExisting,
} from './init-ca.ts';
import { refuseCaSubject } from './issue.ts';
import { authorityKeyId } from './leaf.ts';
import type { Ca } from './open-ca.ts';
import { caExtensions } from './profiles.ts';
import { recordChanges } from './record.ts';
import { nextSerial } from './serials.ts';
import { signAndSeal } from './signer.ts';
import { intermediateDays, leafValidity } from './validity.ts';

/** What a new intermediate CA is to be. */
export interface IntermediateOptions {
  readonly dir: string;
  /** One-line or RFC 2253; another than the parent's. */
  readonly subject: string;
  readonly key?: KeySpec;
  /** 1825 unless given; never beyond the parent's end. */
  readonly days?: number;
  /** Encrypts the new key. */
  readonly passphrase?: string;
  /** How many further CAs may follow below; 0 unless given. */
  readonly pathLength?: number;
}

/**
 * Makes a CA folder whose certificate is signed by another CA, in one transaction: the parent's record and the new folder are
 * both there or neither is. `cachain.pem` holds its certificate and those above it. Fails with `issue-refused` where the
 * parent's path length leaves no room, and with `ca-folder-exists`.
 */
export async function makeIntermediate(parent: Ca, options: IntermediateOptions): Promise<MadeCa> {
  const layout = newLayout(options.dir);
  const subject = parseNameText(options.subject);
  refuseEmptySubject(subject);
  refuseCaSubject(subject, parent.certificate);
  const pathLength = allowedLength(parent, options.pathLength ?? 0);
  const validity = leafValidity(parent.now(), options.days ?? intermediateDays, parent.certificate, parent.layout.dir);
  refuseExisting(layout);
  const signer = parent.signer();
  const pair = keyPair(options.key ?? 'ec:P-256');
  const publicKey = exportPublicKey(pair.publicKey);
  const keyPem = encryptedKey(pair.privateKey, options.passphrase);
  return await changeFolder(
    parent.place,
    parent.disk,
    async (turn) => {
      const serial = nextSerial(parent.layout);
      const tbs = buildTbsCertificate({
        ...validity,
        serial: serial.bytes,
        signatureAlgorithm: signer.scheme.algorithm,
        issuer: parent.certificate.subject,
        subject,
        publicKey,
        extensions: caExtensions(publicKey, authorityKeyId(parent.certificate), pathLength),
      });
      const der = await signAndSeal(tbs, signer);
      const certificate = parseCertificate(der);
      const certificatePem = encodePem('CERTIFICATE', der);
      const record = recordChanges(parent, { serial, certificate, certificatePem });
      makeTree(layout, parent.disk);
      const chain = pemChain([certificate, parent.certificate, ...parent.above]);
      const files = [
        ...folderFiles(layout, certificatePem, keyPem),
        { path: chainPath(layout), bytes: Buffer.from(chain), mode: 0o644 },
      ];
      turn.commit({ ...record, create: [...files, ...record.create] });
      const made = describeCa(layout, der);
      return { ...made, files: { ...made.files, chain: chainPath(layout) } };
    },
    parent.lock,
  );
}

function allowedLength(parent: Ca, wanted: number): number {
  const limit = parent.certificate.extensions.basicConstraints?.pathLength;
  if (limit === undefined || wanted < limit) return wanted;
  return fail('issue-refused', {
    at: parent.layout.dir,
    seen: `the CA above has path length ${limit}`,
    expected: limit === 0 ? 'one that may have CAs below it' : `a path length below ${limit}`,
  });
}
