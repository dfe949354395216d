import { X509Certificate } from 'node:crypto';
import { TlsqlError } from '../base/error.ts';
import type { TlsMaterial } from '../io/tls-facts.ts';
import type { ConnectionSettings } from '../optionfile/connection-settings.ts';
import { originText } from '../optionfile/option-spec.ts';
import { tlsVersionBounds } from './tls-versions.ts';

/** How files are read and questions asked; tests give their own. */
export interface MaterialReaders {
  readonly readText: (path: string) => Promise<string>;
  /** The names in a folder. */
  readonly listNames: (path: string) => Promise<readonly string[]>;
  /** The passphrase of the key in this file. */
  readonly passphrase: (path: string) => Promise<string>;
}

/** The flags that name files and folders, and where the settings have them. */
const flags = {
  'ssl-ca': 'ca',
  'ssl-capath': 'capath',
  'ssl-cert': 'cert',
  'ssl-key': 'key',
  'ssl-crl': 'crl',
  'ssl-crlpath': 'crlpath',
  'ssl-fplist': 'fingerprintFile',
  'server-public-key-path': 'publicKeyPath',
} as const satisfies Record<string, keyof ConnectionSettings>;

type FileFlag = keyof typeof flags;

/**
 * Reads what the flags name. As the mysql client, a certificate without a key (or the other way round) is looked for in the one
 * file (vio/viosslfactories.cc, vio_set_cert_stuff). Fails with the code of src/io/files.ts, with the flag in the error,
 * and with `tls-material-bad` for a file or folder that holds nothing of its kind.
 *
 * CAs and CRLs are read only where the certificate will be judged, as they count only then.
 */
export async function tlsMaterial(connection: ConnectionSettings, readers: MaterialReaders): Promise<TlsMaterial> {
  const judged = connection.trust !== 'none';
  const read = (flag: FileFlag): Promise<string | undefined> => readFlag(connection, flag, readers.readText);
  const [ca, cert, key, crl] = await Promise.all([
    judged ? read('ssl-ca') : undefined,
    read('ssl-cert'),
    read('ssl-key'),
    judged ? read('ssl-crl') : undefined,
  ]);
  const roots = judged ? await folder(connection, 'ssl-capath', /^[0-9a-f]{8}\.\d+$/, 'CERTIFICATE', readers) : [];
  const lists = judged ? await folder(connection, 'ssl-crlpath', /^[0-9a-f]{8}\.r\d+$/, 'X509 CRL', readers) : [];
  if (ca !== undefined) holds(connection, 'ssl-ca', ca, 'CERTIFICATE');
  const crls = [...(crl === undefined ? [] : holds(connection, 'ssl-crl', crl, 'X509 CRL')), ...lists];
  if (cert !== undefined || key !== undefined) identity(connection, cert, key);
  const keyText = key ?? cert;
  const passphrase = isEncrypted(keyText)
    ? await readers.passphrase(connection.key ?? connection.cert ?? '')
    : undefined;
  const { cipher, ciphersuites } = connection;
  return {
    // Without a list Node would load the public CAs, which takes a while and counts only for trust in the system's.
    ...(connection.trust === 'system' ? {} : { ca: [...(ca === undefined ? [] : [ca]), ...roots] }),
    ...(crls.length === 0 ? {} : { crl: crls }),
    ...((cert ?? key) === undefined ? {} : { cert: cert ?? key ?? '' }),
    ...(keyText === undefined ? {} : { key: keyText }),
    ...(passphrase === undefined ? {} : { passphrase }),
    ...(cipher === null ? {} : { ciphers: cipher }),
    ...(ciphersuites === null ? {} : { ciphersuites }),
    ...tlsVersionBounds(connection.tlsVersions),
  };
}

/** A certificate and a private key, each in its own file, or both in the one that is named. */
function identity(connection: ConnectionSettings, cert: string | undefined, key: string | undefined): void {
  const alone = cert === undefined ? 'ssl-key' : key === undefined ? 'ssl-cert' : undefined;
  lacks(connection, alone ?? 'ssl-cert', cert ?? key ?? '', certificateBlock, alone === 'ssl-key' ? 'ssl-cert' : alone);
  lacks(connection, alone ?? 'ssl-key', key ?? cert ?? '', privateKeyBlock, alone === 'ssl-cert' ? 'ssl-key' : alone);
}

const certificateBlock = { label: /-----BEGIN (TRUSTED |X509 )?CERTIFICATE-----/, name: 'certificate' };
const privateKeyBlock = { label: /-----BEGIN ([A-Z]+ )*PRIVATE KEY-----/, name: 'private key' };

/** Fails where a file lacks what it must hold. @param missing the flag that would name the other file */
function lacks(
  connection: ConnectionSettings,
  flag: 'ssl-cert' | 'ssl-key',
  text: string,
  block: typeof certificateBlock,
  missing: 'ssl-cert' | 'ssl-key' | undefined,
): void {
  if (block.label.test(text)) return;
  const path = connection[flags[flag]] ?? '';
  const from = originText(connection.origins[flag]);
  const other = missing !== undefined && missing !== flag;
  throw new TlsqlError('tls-material-bad', {
    at: path,
    seen: text.includes('-----BEGIN ') ? `a PEM file without a ${block.name}` : 'no PEM text',
    expected: other
      ? `--${missing} FILE, or the ${block.name} in the same file: --${flag} alone names both (${from})`
      : `a ${block.name} in PEM, as --${flag} needs (${from})`,
    next: other ? `add --${missing} FILE` : `tlsql cert show ${path}`,
    fields: { flag: other ? missing : flag },
  });
}

/** The text of the file that a flag names; undefined where it names none. */
export async function readFlag(
  connection: ConnectionSettings,
  flag: FileFlag,
  readText: (path: string) => Promise<string>,
): Promise<string | undefined> {
  const path = connection[flags[flag]];
  if (path === null) return undefined;
  try {
    return await readText(path);
  } catch (error) {
    throw named(error, connection, flag);
  }
}

/** The error with the flag that led there. */
function named(error: unknown, { origins }: ConnectionSettings, flag: FileFlag): unknown {
  if (!(error instanceof TlsqlError)) return error;
  const { detail } = error;
  return new TlsqlError(error.code, {
    ...detail,
    expected: `what --${flag} names (${originText(origins[flag])})`,
    fields: { ...detail.fields, flag },
  });
}

type PemLabel = 'CERTIFICATE' | 'X509 CRL';

/** The PEM blocks of that kind; one at least. */
function holds(connection: ConnectionSettings, flag: FileFlag, text: string, label: PemLabel): string[] {
  const found = blocks(text, label);
  const at = found.findIndex((block) => label === 'CERTIFICATE' && !isCertificate(block));
  if (at !== -1) {
    // Node passes over what it cannot read, and the chain would then be blamed.
    throw new TlsqlError('tls-material-bad', {
      at: connection[flags[flag]] ?? '',
      seen: `block ${at + 1} is no certificate that OpenSSL can read`,
      expected: `certificates, as --${flag} needs (${originText(connection.origins[flag])})`,
      next: `tlsql cert show ${connection[flags[flag]]}`,
      fields: { flag },
    });
  }
  if (found.length > 0) return found;
  const kind = label === 'CERTIFICATE' ? 'certificate' : 'revocation list';
  throw new TlsqlError('tls-material-bad', {
    at: connection[flags[flag]] ?? '',
    seen: text.includes('-----BEGIN ') ? `a PEM file without a ${kind}` : `no PEM text`,
    expected: `a ${kind} in PEM, as --${flag} needs (${originText(connection.origins[flag])})`,
    next: `tlsql cert show ${connection[flags[flag]]}`,
    fields: { flag },
  });
}

function isCertificate(block: string): boolean {
  try {
    return new X509Certificate(block).raw.length > 0;
  } catch {
    return false;
  }
}

function blocks(text: string, label: PemLabel): string[] {
  const name = label === 'CERTIFICATE' ? '(?:TRUSTED |X509 )?CERTIFICATE' : 'X509 CRL';
  return text.match(new RegExp(`-----BEGIN (${name})-----[^-]*-----END \\1-----`, 'g')) ?? [];
}

/** More links than any CA folder has: the rest is an error, not a long wait. */
const mostLinks = 4096;

/** What the hash links of a folder point to: OpenSSL looks at nothing else there. */
async function folder(
  connection: ConnectionSettings,
  flag: 'ssl-capath' | 'ssl-crlpath',
  link: RegExp,
  label: PemLabel,
  readers: MaterialReaders,
): Promise<string[]> {
  const path = connection[flags[flag]];
  if (path === null) return [];
  try {
    const names = (await readers.listNames(path)).filter((name) => link.test(name)).slice(0, mostLinks);
    if (names.length === 0) {
      throw new TlsqlError('tls-material-bad', {
        at: path,
        seen: `a folder without hash links (${label === 'CERTIFICATE' ? 'xxxxxxxx.0' : 'xxxxxxxx.r0'})`,
        next: `openssl rehash ${path}`,
      });
    }
    const texts = await Promise.all(names.map((name) => readers.readText(`${path.replace(/\/$/, '')}/${name}`)));
    return texts.flatMap((text) => blocks(text, label));
  } catch (error) {
    throw named(error, connection, flag);
  }
}

function isEncrypted(key: string | undefined): boolean {
  return key !== undefined && /-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: 4,ENCRYPTED/.test(key);
}
