import { existsSync, readdirSync } from 'node:fs';
import { fail } from '../base/error.ts';
import { readIfThere } from '../ca/disk.ts';
import { issuedFiles } from '../ca/file-names.ts';
import { initCa } from '../ca/init-ca.ts';
import { issueClient, issueServer } from '../ca/issue.ts';
import { defaultSubject } from '../ca/leaf.ts';
import { type Ca, openCa } from '../ca/open-ca.ts';
import { bareName, materialFaults, type ServerMaterial } from '../plan/server-material.ts';
import { parseCertificates } from '../x509/certificate.ts';
import { oneline } from '../x509/name-oneline.ts';
import { encodePem } from '../x509/pem.ts';

/** How the CA is opened. */
export interface CaAccess {
  readonly passphrase?: string;
  readonly keyCommand?: string;
  readonly now: () => Date;
}

/** A client's certificate, for the proofs. The key is a secret. */
export interface ClientPair {
  readonly cert: string;
  readonly key: string;
  /** One-line. */
  readonly subject: string;
}

/** The CA folder, open; undefined when there is none. A folder with something else in it is an error, not a place for a new CA. */
export function caAt(dir: string, access: CaAccess): Ca | undefined {
  return existsSync(dir) && readdirSync(dir).length > 0 ? openCa(dir, access) : undefined;
}

/** Makes the CA folder. `rsa`: for servers that verify nothing else. */
export async function makeCa(dir: string, subject: string, rsa: boolean, now: () => Date): Promise<void> {
  await initCa({ dir, subject, now, ...(rsa ? { key: 'rsa:2048' } : {}) });
}

/** What the server gets as ssl_ca: the CA and, under an intermediate, all above it. */
export function caBundle(ca: Ca): Uint8Array {
  const text = [ca.certificate, ...ca.above].map(({ der }) => encodePem('CERTIFICATE', der)).join('');
  return new TextEncoder().encode(text);
}

/** Issues the server's certificate and records it in the CA folder; nothing else is written. */
export async function issueServerMaterial(ca: Ca, names: readonly string[], legacy: boolean): Promise<ServerMaterial> {
  const issued = await issueServer(ca, { name: bareName(names[0] ?? ''), names, legacy });
  if (issued.keyPem === undefined) return fail('internal', { seen: 'a certificate was issued without its key' });
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  return { ca: caBundle(ca), cert: bytes(issued.chainPem ?? issued.certificatePem), key: bytes(issued.keyPem) };
}

/** The subject that a client of this name gets from the CA unless one is given. */
export function clientSubject(ca: Ca | undefined, name: string): string {
  return ca === undefined ? `/CN=${name}` : oneline(defaultSubject(ca.certificate, name));
}

/** Issues a client's certificate into a folder, in place of what is there. Returns the files. */
export async function issueClientFiles(
  ca: Ca,
  {
    out,
    name,
    subject,
    legacy,
  }: { readonly out: string; readonly name: string; readonly subject?: string; readonly legacy: boolean },
): Promise<void> {
  await issueClient(ca, { name, out, legacy, force: true, ...(subject === undefined ? {} : { subject }) });
}

/** A client's certificate that is in the folder already and good for `days` more; undefined when there is none. */
export function clientAt(out: string, name: string, ca: Ca, days: number): ClientPair | undefined {
  const files = issuedFiles(out, name);
  const chain = readIfThere(files.chain);
  const cert = chain ?? readIfThere(files.certificate);
  const key = readIfThere(files.key);
  if (cert === undefined || key === undefined) return undefined;
  const demands = { names: [], now: ca.now(), days, pkcs1Only: false };
  // A client's certificate is rightly not meant for servers.
  const faults = materialFaults({ ca: caBundle(ca), cert, key }, demands).filter((fault) => !/serverAuth/.test(fault));
  if (faults.length > 0) return undefined;
  return clientPair(cert, key, files.certificate);
}

/** Certificate and key as the proofs take them. */
export function clientPair(cert: Uint8Array, key: Uint8Array, what: string): ClientPair {
  const leaf = parseCertificates(cert, what)[0];
  if (leaf === undefined) return fail('pem-no-block', { at: what, seen: 'no certificate' });
  const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  return { cert: text(cert), key: text(key), subject: oneline(leaf.subject) };
}
