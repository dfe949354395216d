import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mariadb from 'mariadb';
import mysql2 from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha2Stored } from '../../src/mysql/auth/caching-sha2-password.ts';
import { ed25519Stored } from '../../src/mysql/auth/client-ed25519.ts';
import { nativeStored } from '../../src/mysql/auth/mysql-native-password.ts';
import { parsecStored } from '../../src/mysql/auth/parsec.ts';
import { sha256Stored } from '../../src/mysql/auth/sha256-password.ts';
import { challengeBytes } from '../../src/mysql/server-login.ts';
import { bytes } from '../mysql/drive.ts';
import { type Loopback, loopbackCapabilities, startLoopback } from '../mysql/loopback.ts';

// Drivers of others log in to our server role: what our two halves have in common cannot hide a mistake here.

const random = (length: number): Uint8Array => randomBytes(length);
const salt = challengeBytes(random, 20);
const secret = bytes('sécret');
const stored: Record<string, { plugin: string; stored: string }> = {
  native: { plugin: 'mysql_native_password', stored: nativeStored(secret) },
  sha2: { plugin: 'caching_sha2_password', stored: sha2Stored(secret, salt) },
  sha256: { plugin: 'sha256_password', stored: sha256Stored(secret, salt) },
  ed25519: { plugin: 'ed25519', stored: ed25519Stored(secret) },
  parsec: { plugin: 'parsec', stored: parsecStored(secret, randomBytes(18)) },
};
const rsa = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

let server: Loopback;
const cache = new Map<string, Uint8Array>();

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-role-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  execFileSync('openssl', ['req', '-x509', ...ec, '-keyout', key, '-out', cert, '-days', '2', ...subject], {
    stdio: 'ignore',
  });
  server = await startLoopback(
    {
      version: '8.0.36',
      connectionId: 1,
      scramble: challengeBytes(random, 20),
      capabilities: loopbackCapabilities,
      offersTls: true,
      transport: 'tcp',
      defaultPlugin: 'caching_sha2_password',
      findAccount: (user) => {
        const found = stored[user];
        return found === undefined ? undefined : { account: `'${user}'@'%'`, ...found };
      },
      clientHost: 'localhost',
      cache,
      rsa,
      random,
    },
    { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') },
  );
  rmSync(folder, { recursive: true });
});
afterAll(() => server.stop());

interface Attempt {
  readonly user: string;
  readonly password: string;
  readonly tls: boolean;
}

async function withMysql2({ user, password, tls }: Attempt): Promise<unknown> {
  const connection = await mysql2.createConnection({
    host: '127.0.0.1',
    port: server.port,
    user,
    password,
    ...(tls ? { ssl: { rejectUnauthorized: false } } : {}),
  });
  const [rows] = await connection.query('select 1');
  await connection.end();
  return rows;
}

async function withMariadb({ user, password, tls }: Attempt): Promise<unknown> {
  const connection = await mariadb.createConnection({
    host: '127.0.0.1',
    port: server.port,
    user,
    password,
    allowPublicKeyRetrieval: true,
    ...(tls ? { ssl: { rejectUnauthorized: false } } : {}),
  });
  const rows: unknown[] = await connection.query('select 1');
  await connection.end();
  return [...rows];
}

const errno = (login: Promise<unknown>): Promise<unknown> =>
  login.then(
    () => 'in',
    (error: { errno?: number }) => error.errno,
  );

describe.each([
  ['mysql2', withMysql2, ['native', 'sha2', 'sha256']],
  ['mariadb', withMariadb, ['native', 'sha2', 'sha256', 'ed25519', 'parsec']],
] as const)('%s logs in', (_, login, users) => {
  it.each(users.flatMap((user) => [true, false].map((tls) => ({ user, tls }))))(
    'as $user, TLS $tls',
    async ({ user, tls }) => {
      cache.clear();
      // Twice: with a cold cache and with a warm one.
      expect(await login({ user, tls, password: 'sécret' })).toEqual([{ x: 'you' }]);
      expect(await login({ user, tls, password: 'sécret' })).toEqual([{ x: 'you' }]);
      expect(await errno(login({ user, tls, password: 'wrong' }))).toBe(1045);
      expect(server.outcomes.filter((outcome) => 'error' in outcome)).toEqual([]);
    },
  );

  it('and nobody does', async () => {
    expect(await errno(login({ user: 'nobody', tls: true, password: 'x' }))).toBe(1045);
  });
});
