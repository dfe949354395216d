import { buildTbsCrl, type RevokedCertificate } from '../x509/build-crl.ts';
import { oidOf } from '../x509/oid.ts';
import { encodePem } from '../x509/pem.ts';
import type { Changes } from './changes.ts';
import { formerKeys } from './former-keys.ts';
import { lineAt, linesOfStatus } from './index-edit.ts';
import { parseIndexLine, type Revocation } from './index-file.ts';
import { parseIndexTime } from './index-time.ts';
import { authorityKeyId } from './leaf.ts';
import type { Ca } from './open-ca.ts';
import { hexOf, readNumber } from './serials.ts';
import { signAndSeal } from './signer.ts';
import { crlDays, iso, rootValidity } from './validity.ts';

/** What a new CRL says. */
export interface MadeCrl {
  /** How many certificates it lists. */
  readonly revoked: number;
  /** Hex. */
  readonly number: string;
  readonly thisUpdate: string;
  readonly nextUpdate: string;
  /** Where it is written. */
  readonly file: string;
  readonly pem: string;
}

/**
 * A CRL of everything that the index shows as revoked, and the changes that put it in its place with the next number.
 * Where the CA was renewed with a new key there is a CRL for each key, one after the other, as leaves of both are in use.
 * Dated back five minutes as certificates are: a server whose clock is behind refuses everybody else.
 * `index` is the index as it will be.
 */
export async function makeCrl(
  ca: Ca,
  index: Buffer,
  days?: number,
): Promise<{ crl: MadeCrl; changes: Pick<Changes, 'replace' | 'numbers'> }> {
  const { layout, certificate } = ca;
  const number = readNumber(layout.crlnumber) ?? 1n;
  const { notBefore, notAfter } = rootValidity(ca.now(), days ?? layout.crlDays ?? crlDays);
  const revoked = revokedEntries(index, layout.index);
  const former = formerKeys(layout, certificate, ca.now());
  const issuers = [
    { certificate, signer: ca.signer() },
    ...former.map((one) => ({ certificate: one.certificate, signer: ca.signerOf(one.keyPath) })),
  ];
  const blocks = issuers.map(async (issuer) => {
    const tbs = buildTbsCrl({
      signatureAlgorithm: issuer.signer.scheme.algorithm,
      issuer: certificate.subject,
      thisUpdate: notBefore,
      nextUpdate: notAfter,
      revoked,
      crlNumber: Buffer.from(hexOf(number), 'hex'),
      authorityKeyId: authorityKeyId(issuer.certificate),
    });
    return encodePem('X509 CRL', await signAndSeal(tbs, issuer.signer));
  });
  const pem = (await Promise.all(blocks)).join('');
  return {
    crl: {
      revoked: revoked.length,
      number: hexOf(number),
      thisUpdate: iso(notBefore),
      nextUpdate: iso(notAfter),
      file: layout.crl,
      pem,
    },
    changes: {
      replace: [{ path: layout.crl, bytes: Buffer.from(pem), mode: 0o644 }],
      numbers: [{ path: layout.crlnumber, value: hexOf(number + 1n) }],
    },
  };
}

function revokedEntries(index: Buffer, at: string): RevokedCertificate[] {
  return Array.from(linesOfStatus(index, 'R'), ({ line, start }) => {
    const { serial, revocation } = parseIndexLine(line, () => lineAt(index, start, at));
    return { serial: Buffer.from(serial, 'hex'), date: new Date(revocation?.at ?? 0), ...whyRevoked(revocation) };
  });
}

/** The reason and what goes with it, as `openssl ca -gencrl` writes them (apps/ca.c, make_revoked). */
function whyRevoked({ reason, argument = '' }: Partial<Revocation> = {}): Partial<RevokedCertificate> {
  switch (reason) {
    case undefined:
      return {};
    case 'holdInstruction':
      return { reason: 'certificateHold', hold: oidOf(argument) ?? '' };
    case 'keyTime':
    case 'CAkeyTime':
      return {
        reason: reason === 'keyTime' ? 'keyCompromise' : 'CACompromise',
        invalidity: new Date(parseIndexTime(argument) ?? 0),
      };
    default:
      return { reason };
  }
}
