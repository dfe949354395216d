import { createPrivateKey, createPublicKey } from 'node:crypto';
import { type PemBlock, readPem } from '../x509/pem.ts';
import type { ContentBlock, FileContent, KeyFact } from './file.ts';

/** Largest file whose content is looked at: 16 MiB. */
const mostBytes = 16 * 1024 * 1024;

/** What a certificate, key or CRL file holds. Private keys are looked at here and never kept: only their public half stays. */
export function fileContent(bytes: Uint8Array): FileContent {
  if (bytes.length > mostBytes) return { form: 'too-large', blocks: [] };
  if (bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d))) return { form: 'empty', blocks: [] };
  const file = readPem(bytes, 'file');
  const codes = file.problems.map(({ error }) => error.code);
  if (codes.includes('pem-utf16')) return { form: 'utf-16', blocks: [] };
  const looksPem = file.blocks.length > 0 || file.problems.some(({ harmless }) => !harmless);
  if (!looksPem) return noPem(bytes);
  const damage = file.problems
    .filter(({ harmless, error }) => !harmless && error.code !== 'pem-bad-line-ends')
    .map(
      ({ error: { detail } }) => `line ${detail.fields?.line ?? '?'}: ${detail.seen} in place of ${detail.expected}`,
    );
  return {
    form: 'pem',
    blocks: file.blocks.map(blockOf),
    lineEnds: lineEnds(bytes, codes.includes('pem-bad-line-ends')),
    ...(codes.includes('pem-bom') ? { byteOrderMark: true } : {}),
    ...(damage.length === 0 ? {} : { damage }),
  };
}

function lineEnds(bytes: Uint8Array, bad: boolean): NonNullable<FileContent['lineEnds']> {
  const text = Buffer.from(bytes).toString('latin1');
  if (bad) return text.includes('\r') && !text.includes('\n') ? 'cr' : 'none';
  const crlf = text.includes('\r\n');
  return crlf ? (/(^|[^\r])\n/.test(text) ? 'mixed' : 'crlf') : 'lf';
}

const certificateLabels: readonly string[] = ['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE'];
const keyForms: Readonly<Record<string, KeyFact['form']>> = {
  'PRIVATE KEY': 'pkcs8',
  'ENCRYPTED PRIVATE KEY': 'pkcs8',
  'RSA PRIVATE KEY': 'pkcs1',
  'EC PRIVATE KEY': 'sec1',
  'DSA PRIVATE KEY': 'dsa',
};

function blockOf({ label, der, headers, line }: PemBlock): ContentBlock {
  if (certificateLabels.includes(label)) {
    return { kind: 'certificate', der, line, ...(label.startsWith('TRUSTED') ? { trusted: true } : {}) };
  }
  if (label === 'X509 CRL') return { kind: 'crl', der, line };
  const form = keyForms[label];
  if (form !== undefined) {
    const encrypted = label.startsWith('ENCRYPTED') || (headers.get('Proc-Type') ?? '').includes('ENCRYPTED');
    return {
      kind: 'private-key',
      line,
      key: encrypted ? { form, encrypted } : { form, encrypted, ...openKey(der, form) },
    };
  }
  if (label === 'PUBLIC KEY') return { kind: 'public-key', spki: der, line };
  if (label.endsWith('CERTIFICATE REQUEST')) return { kind: 'request', label, line };
  return { kind: label.endsWith('PARAMETERS') ? 'parameters' : 'other', label, line };
}

const algorithms: readonly KeyFact['algorithm'][] = ['rsa', 'rsa-pss', 'ec', 'ed25519', 'ed448', 'dsa'];

function openKey(der: Uint8Array, form: KeyFact['form']): Partial<KeyFact> {
  try {
    const key = createPrivateKey({ key: Buffer.from(der), format: 'der', type: form === 'dsa' ? 'pkcs8' : form });
    const details = key.asymmetricKeyDetails;
    const algorithm = algorithms.find((name) => name === key.asymmetricKeyType) ?? 'other';
    return {
      algorithm,
      spki: createPublicKey(key).export({ type: 'spki', format: 'der' }),
      ...(details?.namedCurve === undefined ? {} : { curve: details.namedCurve }),
      ...(details?.modulusLength === undefined ? {} : { bits: details.modulusLength }),
    };
  } catch (error) {
    return form === 'dsa' ? { algorithm: 'dsa' } : { damage: `OpenSSL cannot load it: ${(error as Error).message}` };
  }
}

/** SEQUENCE, INTEGER 3: the version of a PKCS#12 store (RFC 7292 section 4). */
function isPkcs12(bytes: Uint8Array): boolean {
  const start = (bytes[1] ?? 0) < 0x80 ? 2 : 2 + ((bytes[1] ?? 0x80) & 0x7f);
  return bytes[start] === 0x02 && bytes[start + 1] === 0x01 && bytes[start + 2] === 0x03;
}

function noPem(bytes: Uint8Array): FileContent {
  const head = bytes.slice(0, 16);
  const first = bytes[0];
  if (first === 0x30 && (bytes[1] ?? 0) >= 0x30) {
    return isPkcs12(bytes) ? { form: 'pkcs12', blocks: [], head } : { form: 'der', blocks: [], head };
  }
  if (Buffer.from(bytes.subarray(0, 4)).toString('hex') === 'feedfeed') return { form: 'jks', blocks: [], head };
  const text = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  if (/^\s*<(!doctype|html|\?xml)/i.test(text)) return { form: 'html', blocks: [], head };
  const form = /[^\t\n\r\x20-\x7e\x80-\xff]/.test(text) ? 'binary' : 'text';
  const disguise = form === 'text' ? disguised(text) : undefined;
  return { form, blocks: [], head, ...(disguise === undefined ? {} : { disguise }) };
}

/** A secret that was encoded twice, or a mark whose dashes an editor or a copy changed. */
function disguised(start: string): FileContent['disguise'] {
  const body = start.replace(/\s+/g, '');
  if (/^[A-Za-z0-9+/]+=*$/.test(body) && /^\s*-----BEGIN /.test(Buffer.from(body, 'base64').toString('latin1')))
    return 'base64';
  return /^[^A-Za-z0-9\n]+BEGIN [A-Z0-9 ]+[A-Z0-9][^A-Za-z0-9\n]+$/m.test(start) ? 'dashes' : undefined;
}
