import { execFileSync } from 'node:child_process';
import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContentBlock, FileContent, KeyFact } from '../../src/facts/file.ts';

/** A certificate made by the openssl program, with its key. */
export interface Made {
  readonly pem: string;
  readonly der: Uint8Array;
  readonly key: KeyObject;
  readonly keyPem: string;
}

export interface Wish {
  readonly subject: string;
  readonly issuer?: Made;
  /** Lines of an extension section, for example `basicConstraints=critical,CA:TRUE`. */
  readonly extensions?: readonly string[];
  /** Whole days from now; -2 and -1 make an expired one. */
  readonly from?: number;
  readonly to?: number;
  readonly key?: readonly string[];
  readonly digest?: string;
  /** Issue for this key again instead of a new one. */
  readonly sameKeyAs?: Made;
  readonly serial?: string;
  /** X.509 version 1: no extensions at all. */
  readonly version1?: boolean;
}

const defaultKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];

/** Makes one certificate; self-signed without an issuer. */
export function makeCertificate(wish: Wish): Made {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-certificate-'));
  const at = (name: string): string => join(folder, name);
  const openssl = (...args: string[]): void =>
    void execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'], cwd: folder });
  try {
    const config = [
      '[req]',
      'distinguished_name=dn',
      '[dn]',
      '[ext]',
      ...(wish.extensions ?? ['basicConstraints=CA:FALSE']),
    ];
    writeFileSync(at('cnf'), `${config.join('\n')}\n[ca]\ndefault_ca=d\n[d]\nx509_extensions=ext\n`);
    if (wish.sameKeyAs !== undefined) writeFileSync(at('key'), wish.sameKeyAs.keyPem);
    const key =
      wish.sameKeyAs === undefined
        ? [...(wish.key ?? defaultKey), '-nodes', '-keyout', at('key')]
        : ['-key', at('key')];
    openssl('req', '-new', '-utf8', '-config', at('cnf'), '-subj', wish.subject, ...key, '-out', at('csr'));
    if (wish.issuer !== undefined) {
      writeFileSync(at('ca'), wish.issuer.pem);
      writeFileSync(at('cakey'), wish.issuer.keyPem);
    } else writeFileSync(at('cakey'), '');
    const signer = wish.issuer === undefined ? ['-signkey', at('key')] : ['-CA', at('ca'), '-CAkey', at('cakey')];
    const serial =
      wish.serial === undefined ? (wish.issuer === undefined ? [] : ['-CAcreateserial']) : ['-set_serial', wish.serial];
    const digest = [`-${wish.digest ?? 'sha256'}`];
    const days = (wish.from ?? 0) === 0 ? ['-days', String(wish.to ?? 30)] : [];
    const extensions = wish.version1 === true ? [] : ['-extfile', at('cnf'), '-extensions', 'ext'];
    const rest = [...extensions, ...days, ...serial, ...digest, '-out', at('crt')];
    const made = ['x509', '-req', '-in', at('csr'), ...signer, ...rest];
    if (days.length > 0) openssl(...made);
    else shifted(made, wish, folder);
    const pem = String(execFileSync('openssl', ['x509', '-in', at('crt')]));
    const keyPem = String(execFileSync('openssl', ['pkey', '-in', at('key')]));
    return { pem, keyPem, der: new X509Certificate(pem).raw, key: createPrivateKey(keyPem) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `openssl x509` before 3.4 has no start date: `openssl ca` has. */
function shifted(made: readonly string[], wish: Wish, folder: string): void {
  const date = (days: number): string =>
    `${new Date(Date.now() + days * 86_400_000).toISOString().replace(/[-:T]|\.\d+/g, '')}`;
  const at = (name: string): string => join(folder, name);
  writeFileSync(at('index'), '');
  const signer =
    wish.issuer === undefined ? ['-selfsign', '-keyfile', at('key')] : ['-cert', at('ca'), '-keyfile', at('cakey')];
  const config = [
    '[ca]\ndefault_ca=d\n[d]',
    `database=${at('index')}\nnew_certs_dir=${folder}\nrand_serial=yes\npolicy=p\ndefault_md=sha256\nx509_extensions=ext\nunique_subject=no\npreserve=yes`,
    '[p]\ncommonName=optional\norganizationName=optional\ncountryName=optional\norganizationalUnitName=optional',
    '[ext]',
    ...(wish.extensions ?? ['basicConstraints=CA:FALSE']),
  ];
  writeFileSync(at('ca.cnf'), `${config.join('\n')}\n`);
  const dates = ['-startdate', date(wish.from ?? 0), '-enddate', date(wish.to ?? 30)];
  const out = made.at(-1) ?? at('crt');
  const args = ['ca', '-batch', '-notext', '-config', at('ca.cnf'), '-in', at('csr'), ...signer, ...dates, '-out', out];
  execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'], cwd: folder });
}

/** A root CA. */
export function makeCa(subject: string, parts: Partial<Wish> = {}): Made {
  const extensions = [
    'basicConstraints=critical,CA:TRUE',
    'keyUsage=critical,keyCertSign,cRLSign',
    'subjectKeyIdentifier=hash',
  ];
  return makeCertificate({ subject, extensions, to: 365, ...parts });
}

/** The content of a certificate file. */
export function certFile(...certificates: readonly Made[]): FileContent {
  const blocks = certificates.map(({ der }): ContentBlock => ({ kind: 'certificate', der }));
  return { form: 'pem', blocks, lineEnds: 'lf' };
}

/** The content of a key file. */
export function keyFile({ key }: Made): FileContent {
  const type = key.asymmetricKeyType as KeyFact['algorithm'];
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const fact: KeyFact = { form: 'pkcs8', encrypted: false, spki, ...(type === undefined ? {} : { algorithm: type }) };
  return { form: 'pem', blocks: [{ kind: 'private-key', key: fact }], lineEnds: 'lf' };
}
