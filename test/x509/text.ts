import type { Certificate } from '../../src/x509/certificate.ts';
import { generalNameText } from '../../src/x509/describe-certificate.ts';
import type { RawExtension } from '../../src/x509/extension/extension.ts';
import type { GeneralName } from '../../src/x509/extension/general-name.ts';
import type { KeyUsage } from '../../src/x509/extension/key-usage.ts';
import type { NetscapeCertType } from '../../src/x509/extension/netscape-cert-type.ts';
import { namePairs } from '../../src/x509/name.ts';
import { longName } from '../../src/x509/oid.ts';

/** One extension as `openssl x509 -text` shows it: heading with `critical`, and its lines without indentation. */
export interface TextExtension {
  readonly heading: string;
  readonly body: string;
}

/** The extensions part of `openssl x509 -text`. */
export function textExtensions(text: string): TextExtension[] {
  const [, rest = ''] = text.split(/^ {8}X509v3 extensions:\n/m);
  const [part = ''] = rest.split(/^ {4}Signature Algorithm:/m);
  const extensions: { heading: string; body: string }[] = [];
  for (const line of part.split('\n')) {
    const heading = /^ {12}(\S.*)$/.exec(line)?.[1];
    const last = extensions.at(-1);
    if (heading !== undefined) extensions.push({ heading: heading.trim(), body: '' });
    else if (last !== undefined && line.trim() !== '') last.body += `${last.body === '' ? '' : '\n'}${line.trim()}`;
  }
  return extensions;
}

/** What our parser makes of an extension, in the words of openssl's text; undefined for those that tlsql doesn't understand. */
export function renderExtension(certificate: Certificate, extension: RawExtension): string | undefined {
  const known = certificate.extensions;
  switch (extension.oid) {
    case '2.5.29.19': {
      const length = known.basicConstraints?.pathLength;
      return `CA:${known.basicConstraints?.ca ? 'TRUE' : 'FALSE'}${length === undefined ? '' : `, pathlen:${length}`}`;
    }
    case '2.5.29.15':
      return known.keyUsage?.map((usage) => keyUsageText[usage]).join(', ');
    case '2.5.29.37':
      return known.extendedKeyUsage?.map(longName).join(', ');
    case '2.16.840.1.113730.1.1':
      return known.netscapeCertType?.map((type) => netscapeText[type]).join(', ');
    case '2.5.29.17':
      return known.subjectAltName?.map(nameText).join(', ');
    case '2.5.29.18':
      return known.issuerAltName?.map(nameText).join(', ');
    case '2.5.29.14':
      return colons(known.subjectKeyIdentifier);
    case '2.5.29.35':
      return authorityText(certificate);
    case '2.5.29.30': {
      const list = (title: string, trees: readonly { base: GeneralName }[] | undefined): string[] =>
        trees === undefined ? [] : [`${title}:`, ...trees.map(({ base }) => constraintText(base))];
      return [
        ...list('Permitted', known.nameConstraints?.permitted),
        ...list('Excluded', known.nameConstraints?.excluded),
      ].join('\n');
    }
    case '1.3.6.1.5.5.7.1.1':
      return known.authorityInfoAccess
        ?.map(({ method, location }) => `${longName(method)} - ${nameText(location)}`)
        .join('\n');
    default:
      return undefined;
  }
}

const keyUsageText: Readonly<Record<KeyUsage, string>> = {
  digitalSignature: 'Digital Signature',
  nonRepudiation: 'Non Repudiation',
  keyEncipherment: 'Key Encipherment',
  dataEncipherment: 'Data Encipherment',
  keyAgreement: 'Key Agreement',
  keyCertSign: 'Certificate Sign',
  cRLSign: 'CRL Sign',
  encipherOnly: 'Encipher Only',
  decipherOnly: 'Decipher Only',
};

const netscapeText: Readonly<Record<NetscapeCertType, string>> = {
  client: 'SSL Client',
  server: 'SSL Server',
  email: 'S/MIME',
  objsign: 'Object Signing',
  reserved: 'Unused',
  sslCA: 'SSL CA',
  emailCA: 'S/MIME CA',
  objCA: 'Object Signing CA',
};

/** As GENERAL_NAME_print writes it, which differs from the text in SANs; no name in the corpus has a comma here. */
function constraintText(name: GeneralName): string {
  if (name.kind !== 'directory') return generalNameText(name).replace('IP Address', 'IP');
  return `DirName:${namePairs(name.name)
    .map((pair) => pair.join(' = '))
    .join(', ')}`;
}

function authorityText(certificate: Certificate): string {
  const identifier = certificate.extensions.authorityKeyIdentifier;
  const issuer = identifier?.issuer ?? [];
  const withLabel = issuer.length > 0 ? 'keyid:' : '';
  return [
    ...(identifier?.keyId === undefined ? [] : [`${withLabel}${colons(identifier.keyId)}`]),
    ...issuer.map(nameText),
    ...(identifier?.serialHex === undefined ? [] : [`serial:${identifier.serialHex}`]),
  ].join('\n');
}

/** Other names: the type in words and the text inside (short enough for one byte of length in the corpus). */
function nameText(name: GeneralName): string {
  if (name.kind !== 'other') return generalNameText(name);
  const value = Buffer.from(name.der.subarray(2)).toString('latin1');
  return `othername: ${name.oid === '1.3.6.1.4.1.311.20.2.3' ? 'UPN:' : `${longName(name.oid)}:`}:${value}`;
}

function colons(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined
    ? undefined
    : (Buffer.from(bytes).toString('hex').toUpperCase().match(/../g) ?? []).join(':');
}
