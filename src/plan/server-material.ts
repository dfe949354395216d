import { createPublicKey, X509Certificate } from 'node:crypto';
import { TlsqlError } from '../base/error.ts';
import { parseCertificates } from '../x509/certificate.ts';
import { encodePem } from '../x509/pem.ts';
import { readPrivateKey } from '../x509/private-key.ts';

/** Texts of the three files, PEM. The key is looked at and not kept. */
export interface ServerMaterial {
  readonly ca: Uint8Array;
  readonly cert: Uint8Array;
  readonly key: Uint8Array;
}

/** What the material must be good for. */
export interface MaterialDemands {
  readonly names: readonly string[];
  readonly now: Date;
  /** How many days it must still be valid. */
  readonly days: number;
  /** The server reads keys in PKCS#1 alone (yaSSL). */
  readonly pkcs1Only: boolean;
}

/** What is wrong with certificate, key and CA as a server's three files; each a clause. Empty: they do. */
export function materialFaults(material: ServerMaterial, demands: MaterialDemands): string[] {
  try {
    return [...certificateFaults(material, demands), ...keyFaults(material, demands)];
  } catch (error) {
    if (error instanceof TlsqlError) return [error.message];
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** The end of the leaf's validity; undefined when it can't be read. */
export function leafEnd(cert: Uint8Array): Date | undefined {
  try {
    return parseCertificates(cert, 'certificate')[0]?.notAfter;
  } catch {
    return undefined;
  }
}

/** `DNS:db1` and `IP:10.0.0.5` without the prefix. */
export function bareName(name: string): string {
  return name.replace(/^(DNS|IP|IP Address):/i, '');
}

function x509(bytes: Uint8Array, what: string): X509Certificate[] {
  return parseCertificates(bytes, what).map(({ der }) => new X509Certificate(encodePem('CERTIFICATE', der)));
}

function certificateFaults(material: ServerMaterial, demands: MaterialDemands): string[] {
  const [leaf, ...between] = x509(material.cert, 'the certificate');
  const cas = x509(material.ca, 'the CA file');
  if (leaf === undefined) return ['the certificate file holds no certificate'];
  if (cas.length === 0) return ['the CA file holds no certificate'];
  const faults: string[] = [];
  const until = new Date(leaf.validTo);
  if (until <= demands.now) faults.push(`the certificate expired on ${until.toISOString()}`);
  else if (until.getTime() - demands.now.getTime() < demands.days * 86_400_000)
    faults.push(`the certificate expires on ${until.toISOString()}, in less than ${demands.days} days`);
  if (new Date(leaf.validFrom) > demands.now)
    faults.push(`the certificate is not valid before ${new Date(leaf.validFrom).toISOString()}`);
  const missing = demands.names.map(bareName).filter((name) => !covers(leaf, name));
  if (missing.length > 0) faults.push(`the certificate is not for ${missing.join(', ')}`);
  const purposes = leaf.keyUsage as readonly string[] | undefined;
  if (purposes !== undefined && purposes.length > 0 && !purposes.includes('1.3.6.1.5.5.7.3.1'))
    faults.push('the certificate is not meant for servers (extendedKeyUsage without serverAuth)');
  if (!reaches(leaf, [...between, ...cas], cas))
    faults.push('the CA file does not hold the CA that issued the certificate');
  const old = cas.find((ca) => new Date(ca.validTo) <= demands.now);
  if (old !== undefined)
    faults.push(`a CA certificate in the CA file expired on ${new Date(old.validTo).toISOString()}`);
  return faults;
}

function covers(leaf: X509Certificate, name: string): boolean {
  const isAddress = /^[0-9.]+$|:/.test(name);
  return (
    (isAddress ? leaf.checkIP(name) : leaf.checkHost(name, { subject: 'never' })) !== undefined || covered(leaf, name)
  );
}

/** A wildcard name is covered by itself. */
function covered(leaf: X509Certificate, name: string): boolean {
  return (leaf.subjectAltName ?? '').split(', ').includes(`DNS:${name}`);
}

/** Whether a chain of signatures leads from the leaf to a certificate of the CA file; at most ten steps. */
function reaches(leaf: X509Certificate, pool: readonly X509Certificate[], roots: readonly X509Certificate[]): boolean {
  let at = leaf;
  for (let depth = 0; depth < 10; depth++) {
    const above = pool.find((one) => one !== at && at.checkIssued(one) && at.verify(one.publicKey));
    if (above === undefined) return depth > 0 && at.checkIssued(at) && roots.includes(at);
    at = above;
    if (at.checkIssued(at)) return roots.includes(at);
  }
  return false;
}

function keyFaults(material: ServerMaterial, demands: MaterialDemands): string[] {
  const [leaf] = x509(material.cert, 'the certificate');
  const { key, form, encoding } = readPrivateKey(material.key, 'the key');
  if (encoding === 'der') return ['the key is DER, and servers read PEM'];
  const own = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const certified = leaf?.publicKey.export({ type: 'spki', format: 'der' });
  const faults = certified !== undefined && own.equals(certified) ? [] : ['the key is not the key of the certificate'];
  if (demands.pkcs1Only && form !== 'pkcs1')
    faults.push(`the key is in ${form} form, and this server (yaSSL) reads PKCS#1 alone`);
  return faults;
}
