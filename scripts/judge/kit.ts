import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Made, makeCa, makeCertificate, type Wish } from '../../test/make/certificates.ts';

/** What scenarios build faults from. */
export interface Kit {
  readonly folder: string;
  /** Name of the server in the cache. */
  readonly server: string;
  /** Writes a file into the folder and returns its path. */
  readonly write: (name: string, text: string | Uint8Array) => string;
  readonly ca: (subject?: string, parts?: Partial<Wish>) => Made;
  /** A server's leaf for 127.0.0.1 and localhost. */
  readonly leaf: (issuer: Made, parts?: Partial<Wish>) => Made;
  readonly client: (issuer: Made, parts?: Partial<Wish>) => Made;
}

export function makeKit(folder: string, server: string): Kit {
  const key =
    server === 'mysql56'
      ? // yaSSL takes a certificate younger than a minute as not yet valid.
        { key: ['-newkey', 'rsa:2048'], from: -1 }
      : {};
  return {
    folder,
    server,
    write(name, text) {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    },
    ca: (subject = '/O=Judge/CN=Judge CA', parts = {}) => makeCa(subject, { ...key, ...parts }),
    leaf: (issuer, parts = {}) =>
      makeCertificate({
        subject: '/O=Judge/CN=db.example.test',
        issuer,
        extensions: [
          'basicConstraints=CA:FALSE',
          'subjectAltName=DNS:localhost,DNS:db.example.test,IP:127.0.0.1',
          'extendedKeyUsage=serverAuth',
        ],
        ...key,
        ...parts,
      }),
    client: (issuer, parts = {}) =>
      makeCertificate({
        subject: '/C=DE/O=Acme/OU=Ops/CN=alice',
        issuer,
        extensions: ['basicConstraints=CA:FALSE', 'extendedKeyUsage=clientAuth'],
        ...key,
        ...parts,
      }),
  };
}

/** Keeps the CA as `openssl ca` keeps one, beside the files that it issued: who mends the fault has it at hand. */
export function keepCa(kit: Kit, ca: Made): void {
  const folder = join(kit.folder, 'ca');
  for (const [name, mode] of [
    ['newcerts', 0o755],
    ['private', 0o700],
  ] as const)
    mkdirSync(join(folder, name), { recursive: true, mode });
  writeFileSync(join(folder, 'cacert.pem'), ca.pem);
  writeFileSync(join(folder, 'private', 'cakey.pem'), ca.keyPem, { mode: 0o400 });
  writeFileSync(join(folder, 'index.txt'), '');
  writeFileSync(join(folder, 'serial'), '1000\n');
  writeFileSync(join(folder, 'crlnumber'), '01\n');
}

/** Everything that a good set-up has. */
export interface GoodFiles {
  readonly ca: Made;
  readonly caPath: string;
  readonly certPath: string;
  readonly keyPath: string;
  /** `ssl-ca=`, `ssl-cert=` and `ssl-key=` for `[mysqld]`. */
  readonly lines: readonly string[];
}

/** A CA and a server's pair in the folder, with the lines that name them. */
export function goodFiles(kit: Kit): GoodFiles {
  const ca = kit.ca();
  const leaf = kit.leaf(ca);
  const caPath = kit.write('ca.pem', ca.pem);
  const certPath = kit.write('server-cert.pem', leaf.pem);
  const keyPem = kit.server === 'mysql56' ? String(leaf.key.export({ type: 'pkcs1', format: 'pem' })) : leaf.keyPem;
  const keyPath = kit.write('server-key.pem', keyPem);
  return { ca, caPath, certPath, keyPath, lines: [`ssl-ca=${caPath}`, `ssl-cert=${certPath}`, `ssl-key=${keyPath}`] };
}

/** The lines of a good set-up with some of the three paths replaced. */
export function serverLines(good: GoodFiles, parts: Partial<Record<'ca' | 'cert' | 'key', string>>): readonly string[] {
  return [
    `ssl-ca=${parts.ca ?? good.caPath}`,
    `ssl-cert=${parts.cert ?? good.certPath}`,
    `ssl-key=${parts.key ?? good.keyPath}`,
  ];
}
