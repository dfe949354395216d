import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Certificates made by openssl, as texts by file name. */
export interface Certificates {
  /** `ca.pem`, `server-cert.pem`, `server-key.pem`, `client-*`, `other-client-*`, `foreign-*`, `expired-*`, `revoked-*`, `crl.pem`, … */
  readonly files: Map<string, string>;
  /** The folder that they lie in, for programs. */
  readonly folder: string;
  readonly file: (name: string) => string;
  readonly remove: () => void;
}

const extensions = `[server]
subjectAltName=DNS:localhost,DNS:db.example,IP:127.0.0.1
extendedKeyUsage=serverAuth
[client]
extendedKeyUsage=clientAuth
[ca]
default_ca=all
[all]
database=index.txt
default_md=sha256
default_crl_days=30
crlnumber=crlnumber
`;

/** A CA, a server and clients of every kind. Elliptic keys: they cost no time. */
export function makeCertificates(): Certificates {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-endpoint-'));
  const openssl = (line: string): void => {
    execFileSync(
      'openssl',
      line.split(' ').map((part) => part.replaceAll('~', ' ')),
      { cwd: folder, stdio: 'pipe' },
    );
  };
  const key = (name: string): void =>
    openssl(`genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out ${name}-key.pem`);
  const root = (name: string, subject: string): void => {
    key(name);
    openssl(`req -x509 -new -key ${name}-key.pem -out ${name}.pem -subj ${subject} -days 30`);
  };
  const leaf = (name: string, subject: string, ca = 'ca', more = '-days 20', kind = 'client'): void => {
    key(name);
    openssl(`req -new -key ${name}-key.pem -out ${name}.csr -subj ${subject}`);
    openssl(
      `x509 -req -in ${name}.csr -CA ${ca}.pem -CAkey ${ca}-key.pem -CAcreateserial -out ${name}-cert.pem -extfile x.cnf -extensions ${kind} ${more}`,
    );
  };
  writeFileSync(join(folder, 'x.cnf'), extensions);
  writeFileSync(join(folder, 'index.txt'), '');
  writeFileSync(join(folder, 'crlnumber'), '01\n');
  root('ca', '/C=PT/O=Example/CN=Test~CA');
  root('foreign-ca', '/C=PT/O=Example/CN=Test~CA');
  leaf('server', '/CN=db.example', 'ca', '-days 20', 'server');
  leaf('server2', '/CN=db2.example', 'ca', '-days 20', 'server');
  leaf('client', '/C=PT/O=Example~Ltd/CN=ann');
  leaf('other', '/C=PT/O=Example~Ltd/CN=bob');
  leaf('foreign', '/C=PT/O=Example~Ltd/CN=ann', 'foreign-ca');
  leaf('expired', '/C=PT/O=Example~Ltd/CN=ann', 'ca', '-days -1');
  leaf('revoked', '/C=PT/O=Example~Ltd/CN=ann');
  openssl('ca -config x.cnf -keyfile ca-key.pem -cert ca.pem -revoke revoked-cert.pem');
  openssl('ca -config x.cnf -keyfile ca-key.pem -cert ca.pem -gencrl -out crl.pem');
  const files = new Map<string, string>();
  for (const name of ['ca', 'foreign-ca', 'crl'])
    files.set(`${name}.pem`, readFileSync(join(folder, `${name}.pem`), 'utf8'));
  for (const name of ['server', 'server2', 'client', 'other', 'foreign', 'expired', 'revoked'])
    for (const part of ['cert', 'key'])
      files.set(`${name}-${part}.pem`, readFileSync(join(folder, `${name}-${part}.pem`), 'utf8'));
  const file = (name: string): string => {
    const text = files.get(name);
    if (text === undefined) throw new Error(`no such test file: ${name}`);
    return text;
  };
  return { files, folder, file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
