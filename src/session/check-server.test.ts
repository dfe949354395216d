import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { TlsFacts } from '../io/tls-facts.ts';
import { parseCertificate } from '../x509/certificate.ts';
import { mariadbNameMatch, mysqlNameMatch } from '../x509/host-name-match.ts';
import { checkName, judgeServer } from './check-server.ts';

/** Facts of a handshake with a server that has such a certificate, made by openssl. */
function facts(extensions: string[], chainError?: string): TlsFacts {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-'));
  const file = join(folder, 'cert.pem');
  const add = extensions.flatMap((extension) => ['-addext', extension]);
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', '/dev/null'];
  execFileSync('openssl', ['req', '-x509', ...key, '-subj', '/CN=cn.example.com', ...add, '-out', file], {
    stdio: 'ignore',
  });
  const certificate = new X509Certificate(readFileSync(file));
  rmSync(folder, { recursive: true });
  return {
    protocol: 'TLSv1.3',
    cipher: 'TLS_AES_128_GCM_SHA256',
    peerChain: [certificate.raw],
    peerFingerprint: certificate.fingerprint256,
    chainError,
    millis: 1,
  };
}

const named = facts(['subjectAltName=DNS:db1.example.com,DNS:*.w.example.com,IP:192.0.2.7']);
const bare = facts([]);
const asText = facts(['subjectAltName=DNS:192.0.2.7']);

it('verifies names by the entries that MySQL takes', () => {
  const check = (tls: TlsFacts, name: string, by: string): void => expect(checkName(tls, name, 'x').by, name).toBe(by);
  check(named, 'DB1.example.com', 'dNSName');
  check(named, 'a.w.example.com', 'dNSName');
  check(named, '192.0.2.7', 'iPAddress');
  check(bare, 'cn.example.com', 'CN');
});

it('takes an address as text by the rule of MariaDB alone', () => {
  expect(() => checkName(asText, '192.0.2.7', 'x')).toThrow(expect.objectContaining({ code: 'server-name-mismatch' }));
  expect(checkName(asText, '192.0.2.7', 'x', 'mariadb')).toMatchObject({ by: 'dNSName', rule: 'mariadb' });
  // Clients of MariaDB 11.4 would not look at the certificate here.
  expect(() => checkName(asText, '127.0.0.1', 'x', 'mariadb')).toThrow();
});

it('agrees with our own reading of the two rules', () => {
  for (const tls of [named, bare, asText])
    for (const name of [
      'db1.example.com',
      'a.w.example.com',
      'cn.example.com',
      '192.0.2.7',
      '192.0.2.8',
      '::1',
      'x',
      // OpenSSL 3.0 reads an address as sscanf does; later ones are stricter.
      ...(process.versions.openssl.startsWith('3.0.') ? [' 192.0.2.7'] : []),
    ]) {
      const leaf = parseCertificate(tls.peerChain[0] ?? new Uint8Array());
      for (const [rule, ours] of [
        ['mysql', mysqlNameMatch(leaf, name)],
        ['mariadb', mariadbNameMatch(leaf, name, '10.11')],
      ] as const) {
        const taken = (): boolean => checkName(tls, name, 'x', rule) !== undefined;
        if (ours.matches) expect(taken(), `${rule} ${name}`).toBe(true);
        else expect(taken, `${rule} ${name}`).toThrow(expect.objectContaining({ code: 'server-name-mismatch' }));
      }
    }
});

it('refuses other names', () => {
  for (const name of ['cn.example.com', 'a.b.w.example.com', '192.0.2.8', 'db1.example.com.', 'localhost']) {
    expect(() => checkName(named, name, 'x'), name).toThrow(expect.objectContaining({ code: 'server-name-mismatch' }));
  }
});

it('judges by what is demanded, first things first', () => {
  const untrusted = { ...named, chainError: 'SELF_SIGNED_CERT_IN_CHAIN' };
  const wrong = (code: string) => expect.objectContaining({ code });
  expect(judgeServer(untrusted, { verifyChain: false }, 'x')).toEqual({ proofNeeded: false });
  const both = { verifyChain: true, verifyName: 'db1.example.com' };
  expect(judgeServer(named, both, 'x')).toEqual({
    name: { name: 'db1.example.com', by: 'dNSName', entry: 'db1.example.com', rule: 'mysql' },
    proofNeeded: false,
  });
  expect(() => judgeServer(untrusted, both, 'x')).toThrow(wrong('server-chain-untrusted'));
  expect(judgeServer(untrusted, { ...both, proof: true }, 'x')).toEqual({ proofNeeded: true });
  expect(judgeServer(named, { ...both, proof: true }, 'x').proofNeeded).toBe(false);
  expect(() => judgeServer(named, { ...both, fingerprints: ['00'] }, 'x')).toThrow(wrong('server-fingerprint-unknown'));
  const pins = [named.peerFingerprint ?? ''];
  expect(judgeServer(untrusted, { ...both, proof: true, fingerprints: pins }, 'x').proofNeeded).toBe(false);
});
