import { generateKeyPairSync } from 'node:crypto';
import { TlsqlError } from '../../src/base/error.ts';
import { CLIENT } from '../../src/mysql/capabilities.ts';
import type { ClientOptions } from '../../src/mysql/client-handshake.ts';
import { openWire } from '../../test/mysql/wire.ts';
import { serverNames } from '../servers/catalogue.ts';
import { type RunningServer, startServer } from '../servers/instance.ts';
import { parseEntry, writeEntry } from './corpus.ts';

// Records the conversations that fuzzing starts from: logins by every plugin, right and refused, over TLS and plain, and
// results of several kinds, on every server of the cache. `node --import tsx scripts/fuzz/record.ts`

const accounts: readonly (readonly [string, string])[] = [
  ['nat', "IDENTIFIED BY 'secret'"],
  ['sha2', "IDENTIFIED WITH caching_sha2_password BY 'secret'"],
  ['sha256', "IDENTIFIED WITH sha256_password BY 'secret'"],
  ['ed', "IDENTIFIED VIA ed25519 USING PASSWORD('secret')"],
  ['pars', "IDENTIFIED VIA parsec USING PASSWORD('secret')"],
  ['sock', 'IDENTIFIED VIA unix_socket'],
];
const results = "SELECT 1, NULL, 'ä', 1.5, NOW(); SET @x = 1; SHOW WARNINGS; SELECT * FROM mysql.user LIMIT 2; SELEC";
const rsa = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

async function main(): Promise<void> {
  for (const name of serverNames) {
    const server = await startServer(name);
    try {
      await record(server);
    } finally {
      await server.stop();
    }
  }
}

async function record(server: RunningServer): Promise<void> {
  const root = openWire({ path: server.socket });
  await root.login({ user: 'root', tls: 'never' });
  for (const plugin of ['auth_ed25519', 'auth_parsec']) await root.query(`INSTALL SONAME '${plugin}'`).catch(coded);
  for (const [user, made] of accounts) await root.query(`CREATE USER ${user}@'%' ${made}`).catch(coded);
  const ways: Record<string, Partial<ClientOptions>> = {
    tls: { tls: 'must' },
    plain: { tls: 'never', fetchPublicKey: true },
    eof: { tls: 'never', leave: CLIENT.DEPRECATE_EOF | CLIENT.SESSION_TRACK, publicKey: rsa.publicKey },
  };
  for (const [user] of [...accounts, ['root']])
    for (const [way, options] of Object.entries(ways)) {
      await root.query('FLUSH PRIVILEGES');
      await talk(server, `${user}-${way}`, {
        user: user ?? '',
        password: Buffer.from(user === 'root' ? '' : 'secret'),
        ...options,
      });
    }
  await talk(server, 'wrong-password', { user: 'nat', password: Buffer.from('wrong'), tls: 'never' });
  root.close();
}

async function talk(
  server: RunningServer,
  name: string,
  options: Partial<ClientOptions> & { user: string },
): Promise<void> {
  const wire = openWire({ port: server.port });
  const ended = await wire
    .login(options)
    .then(() => wire.query(options.user === 'root' ? results : 'SELECT 1'))
    .then(() => 'ended well', coded);
  wire.close();
  if (wire.log.length > 1)
    writeEntry(
      `${server.name}-${name}`,
      `${server.version}: ${name}; ${ended}`,
      parseEntry(name, wire.log.join('\n')).lines,
    );
}

/** The code of a refusal; anything else is a mistake of the recording itself. */
function coded(error: unknown): string {
  if (error instanceof TlsqlError) return error.code;
  return `broken off: ${(error as Error).message}`;
}

await main();
