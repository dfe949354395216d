import type { Certificate } from './certificate.ts';
import { compareBytes } from './der-write.ts';
import type { GeneralName } from './extension/general-name.ts';
import { formatIp } from './extension/ip-address.ts';
import { parseAltName, subjectAltNameOid } from './extension/subject-alt-name.ts';
import { hostPatternMatches } from './host-name-wildcard.ts';
import { decodeString, isStringTag } from './name-string.ts';
import { readExtension } from './verify/read-extension.ts';

const commonNameOid = '2.5.4.3';

/** Which name in a certificate a host matched. */
export interface MatchedName {
  readonly by: 'dns' | 'ip' | 'cn';
  /** As it stands in the certificate. */
  readonly value: string;
}

/** X509_check_host without flags: dNSNames, and the CN only where there is no dNSName at all. */
export function checkHost(certificate: Certificate, host: string): MatchedName | undefined {
  const wanted = Buffer.from(host, 'utf8').toString('latin1');
  if (wanted.includes('\0')) return undefined;
  const names = dnsNames(altNames(certificate));
  const match = names.find((value) => value !== '' && hostPatternMatches(value, wanted));
  if (match !== undefined) return { by: 'dns', value: match };
  if (names.length > 0) return undefined;
  for (const { oid, tag, value } of certificate.subject.rdns.flat()) {
    if (oid !== commonNameOid || value.length === 0) continue;
    const text = isStringTag(tag) ? decodeString(tag, value) : undefined;
    // OpenSSL gives up at a CN that is no text.
    if (text === undefined) return undefined;
    if (hostPatternMatches(Buffer.from(text, 'utf8').toString('latin1'), wanted)) return { by: 'cn', value: text };
  }
  return undefined;
}

/** X509_check_ip: iPAddress entries alone. */
export function checkIp(certificate: Certificate, address: Uint8Array): MatchedName | undefined {
  const match = altNames(certificate).some((name) => name.kind === 'ip' && compareBytes(name.bytes, address) === 0);
  return match ? { by: 'ip', value: formatIp(address) } : undefined;
}

/** The names that a host is compared with: `DNS:…`, `IP Address:…`, or `CN=…` where there is no dNSName. */
export function namesForHosts(certificate: Certificate): readonly string[] {
  const names = altNames(certificate);
  const dns = dnsNames(names).map((value) => `DNS:${value}`);
  const ips = names.filter((name) => name.kind === 'ip').map(({ value }) => `IP Address:${value}`);
  const common = certificate.subject.rdns.flat().filter(({ oid }) => oid === commonNameOid);
  const cn = common.map(({ tag, value }) => `CN=${decodeString(tag, value) ?? ''}`);
  return [...dns, ...ips, ...(dns.length > 0 ? [] : cn)];
}

function dnsNames(names: readonly GeneralName[]): readonly string[] {
  return names.flatMap((name) => (name.kind === 'dns' ? [name.value] : []));
}

/** None when the extension is damaged or there twice: OpenSSL then reads none. */
function altNames({ extensions }: Certificate): readonly GeneralName[] {
  return readExtension(extensions.all, subjectAltNameOid, parseAltName).value ?? [];
}
