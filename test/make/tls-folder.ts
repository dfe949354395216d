import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Made, makeCa, makeCertificate } from './certificates.ts';

/** Files for a server and its clients, as an administrator would hand them out. Everybody may read the folder: it is a test's. */
export interface TlsFolder {
  readonly folder: string;
  readonly ca: string;
  readonly foreignCa: string;
  /** For `startServer`. */
  readonly server: { readonly ca: string; readonly cert: string; readonly key: string };
  readonly client: { readonly cert: string; readonly key: string };
  /** A client certificate of the foreign CA. */
  readonly foreign: { readonly cert: string; readonly key: string };
}

/**
 * Makes two CAs, a server certificate for localhost, 127.0.0.1 and db1.example.com, and two client certificates. RSA and
 * PKCS#1 keys, and certificates of yesterday: what even yaSSL takes.
 */
export function makeTlsFolder(): TlsFolder {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-tls-'));
  const rsa = { key: ['-newkey', 'rsa:2048'], from: -1, to: 30 };
  const ca = makeCa('/CN=Test CA', rsa);
  const foreignCa = makeCa('/CN=Foreign CA', rsa);
  const leaf = (subject: string, issuer: Made, extensions: string[]): Made =>
    makeCertificate({ ...rsa, subject, issuer, extensions: ['basicConstraints=CA:FALSE', ...extensions] });
  const put = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const pair = (name: string, made: Made): { cert: string; key: string } => ({
    cert: put(`${name}-cert.pem`, made.pem),
    key: put(`${name}-key.pem`, pkcs1(made.keyPem)),
  });
  const names = 'subjectAltName=DNS:localhost,DNS:db1.example.com,IP:127.0.0.1';
  const caFile = put('ca.pem', ca.pem);
  return {
    folder,
    ca: caFile,
    foreignCa: put('foreign-ca.pem', foreignCa.pem),
    server: { ca: caFile, ...pair('server', leaf('/CN=server', ca, [names])) },
    client: pair('client', leaf('/CN=client', ca, [])),
    foreign: pair('foreign', leaf('/CN=client', foreignCa, [])),
  };
}

function pkcs1(pem: string): string {
  return String(execFileSync('openssl', ['rsa', '-traditional'], { input: pem, stdio: ['pipe', 'pipe', 'ignore'] }));
}
