import type { Crl, CrlEntry } from '../crl.ts';
import { DerReader } from '../der.ts';
import { deltaCrlIndicatorOid, parseCrlNumber } from '../extension/crl-number.ts';
import { type GeneralName, readGeneralNames } from '../extension/general-name.ts';
import {
  type IssuingDistributionPoint,
  issuingDistributionPointOid,
  parseIssuingDistributionPoint,
} from '../extension/issuing-distribution-point.ts';
import {
  type AuthorityKeyIdentifier,
  authorityKeyIdentifierOid,
  parseAuthorityKeyIdentifier,
} from '../extension/key-identifier.ts';
import { nameKey } from './name-key.ts';
import { readExtension } from './read-extension.ts';

/** What OpenSSL draws from a CRL when it loads it (crl_cb in x_crl.c). */
export interface CrlFacts {
  readonly crl: Crl;
  /** Canonical name in hexadecimal. */
  readonly issuer: string;
  /** EXFLAG_CRITICAL: a critical extension, of the list or an entry, that is not handled. */
  readonly unhandledCritical: boolean;
  readonly point: IssuingDistributionPoint | undefined;
  readonly authorityKeyId: AuthorityKeyIdentifier | undefined;
  /** It is never looked at: a delta, an indirect one, one for some reasons only, or one that contradicts itself. */
  readonly unusable: boolean;
}

const certificateIssuerOid = '2.5.29.29';
const handled: ReadonlySet<string> = new Set([
  issuingDistributionPointOid,
  authorityKeyIdentifierOid,
  deltaCrlIndicatorOid,
]);

export function crlFacts(crl: Crl): CrlFacts {
  const { all } = crl.extensions;
  const point = readExtension(all, issuingDistributionPointOid, parseIssuingDistributionPoint).value;
  const isDelta = readExtension(all, deltaCrlIndicatorOid, parseCrlNumber).value !== undefined;
  const kinds = [point?.onlyUserCerts, point?.onlyCaCerts, point?.onlyAttributeCerts].filter((kind) => kind === true);
  return {
    crl,
    issuer: nameKey(crl.issuer),
    point,
    authorityKeyId: readExtension(all, authorityKeyIdentifierOid, parseAuthorityKeyIdentifier).value,
    unhandledCritical:
      all.some(({ oid, critical }) => critical && !handled.has(oid)) ||
      crl.entries.some(({ extensions }) =>
        extensions.some(({ oid, critical }) => critical && oid !== certificateIssuerOid),
      ),
    unusable: isDelta || kinds.length > 1 || point?.indirect === true || point?.onlySomeReasons === true,
  };
}

/**
 * The entry that revokes a certificate (X509_CRL_get0_by_cert). An entry can name the issuer it speaks of, and the following
 * ones then speak of the same (RFC 5280 5.3.3).
 */
export function entryFor(
  { crl, issuer }: CrlFacts,
  serialHex: string,
  certificateIssuer: string,
): CrlEntry | undefined {
  let issuers: readonly string[] = [issuer];
  for (const entry of crl.entries) {
    const named = entry.extensions.find(({ oid }) => oid === certificateIssuerOid);
    if (named !== undefined) issuers = directoryNames(named.value);
    if (entry.serialHex === serialHex && issuers.includes(certificateIssuer)) return entry;
  }
  return undefined;
}

function directoryNames(value: Uint8Array): readonly string[] {
  try {
    return readGeneralNames(new DerReader(value, 'certificateIssuer'), 'value')
      .filter((name): name is Extract<GeneralName, { kind: 'directory' }> => name.kind === 'directory')
      .map(({ name }) => nameKey(name));
  } catch {
    return [];
  }
}
