import { join } from 'node:path';
import { fail } from '../base/error.ts';
import type { Certificate } from '../x509/certificate.ts';
import { oneline } from '../x509/name-oneline.ts';
import { makeFolder } from './change-folder.ts';
import { indexLimit, type NewFile } from './changes.ts';
import { readIfThere } from './disk.ts';
import { findValidSubject } from './index-edit.ts';
import { formatIndexLine } from './index-file.ts';
import type { Ca } from './open-ca.ts';
import type { NextSerial } from './serials.ts';

/** What a CA folder keeps of a certificate: a line in the index, a copy under its serial, the next serial. */
export interface RecordChanges {
  readonly create: readonly NewFile[];
  readonly append: readonly string[];
  readonly numbers: readonly { readonly path: string; readonly value: string }[];
}

/**
 * The changes that record a certificate as `openssl ca` does. Fails with `subject-taken` where the folder allows each subject
 * one valid certificate (`unique_subject = yes`): with a second one `openssl ca` would refuse the whole index.
 */
export function recordChanges(
  ca: Ca,
  { serial, certificate, certificatePem }: { serial: NextSerial; certificate: Certificate; certificatePem: string },
): RecordChanges {
  const { layout } = ca;
  const subject = oneline(certificate.subject);
  if (layout.uniqueSubject) refuseTaken(layout.index, layout.attr, subject);
  makeFolder(ca.disk, layout.newcerts, 0o755);
  const line = formatIndexLine({
    status: 'V',
    notAfter: certificate.notAfter.getTime(),
    serial: serial.hex,
    file: 'unknown',
    subject,
  });
  return {
    create: [{ path: join(layout.newcerts, `${serial.hex}.pem`), bytes: Buffer.from(certificatePem), mode: 0o644 }],
    append: [line],
    numbers: serial.next === undefined ? [] : [{ path: layout.serial, value: serial.next }],
  };
}

function refuseTaken(index: string, attr: string, subject: string): void {
  const taken = findValidSubject(readIfThere(index, indexLimit) ?? Buffer.alloc(0), subject, index)[0];
  if (taken === undefined) return;
  fail('subject-taken', {
    at: index,
    seen: `${subject} has serial ${taken.line.split('\t')[3]}, and the folder allows a subject one valid certificate`,
    next: `revoke that one first, or write unique_subject = no into ${attr}`,
  });
}
