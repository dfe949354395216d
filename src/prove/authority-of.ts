import { fail } from '../base/error.ts';
import { readIfThere } from '../ca/disk.ts';
import { parseIndex } from '../ca/index-file.ts';
import { authorityKeyId } from '../ca/leaf.ts';
import type { Ca } from '../ca/open-ca.ts';
import type { Certificate } from '../x509/certificate.ts';
import { encodePem } from '../x509/pem.ts';
import type { Authority } from './forge.ts';

/** The real CA as the forge needs it. Loads the key (or takes the signer command); reads the index, writes nothing. */
export function authorityOf(ca: Ca, now: Date): Authority {
  const own = ca.certificate;
  return {
    name: own.subject,
    keyId: authorityKeyId(own),
    signer: ca.signer(),
    chain: intermediates(ca),
    revoked: revokedSerials(ca, now),
  };
}

/** Fails with `ca-not-the-issuer` when the client's certificate comes from another CA than the folder's. */
export function requireIssuer(ca: Ca, client: Certificate, at: string): void {
  if (Buffer.compare(client.issuer.der, ca.certificate.subject.der) === 0) return;
  fail('ca-not-the-issuer', {
    at,
    seen: 'the client certificate was issued by another CA',
    expected: 'the CA folder that issued it in --ca-dir',
  });
}

function intermediates(ca: Ca): string {
  const selfIssued = (one: Certificate): boolean => Buffer.compare(one.issuer.der, one.subject.der) === 0;
  return [ca.certificate, ...ca.above]
    .filter((one) => !selfIssued(one))
    .map((one) => encodePem('CERTIFICATE', one.der))
    .join('');
}

function revokedSerials(ca: Ca, now: Date): Uint8Array[] {
  const bytes = readIfThere(ca.layout.index, 256 * 1024 * 1024);
  if (bytes === undefined) return [];
  return parseIndex(bytes.toString('utf8'), ca.layout.index)
    .filter((entry) => entry.status === 'R' && entry.notAfter > now.getTime())
    .map((entry) => Buffer.from(entry.serial, 'hex'));
}
