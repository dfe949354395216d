import { fail } from '../base/error.ts';
import { type DialTarget, targetText } from '../io/dial.ts';
import { secureContext } from '../io/upgrade.ts';
import type { ConnectionSettings } from '../optionfile/connection-settings.ts';
import { originText } from '../optionfile/option-spec.ts';
import { defaultSocket } from './default-socket.ts';
import { fingerprintList } from './fingerprint-list.ts';
import type { SessionSettings } from './open-session.ts';
import { type MaterialReaders, readFlag, tlsMaterial } from './tls-material.ts';

/** Everything outside that settings are made from; tests give their own. */
export interface SettingsReaders extends MaterialReaders {
  /** Whether something is at the path. */
  readonly exists: (path: string) => Promise<boolean>;
  /** Asks for the account's password. */
  readonly password: () => Promise<string>;
  /** The login name, where no user is given. */
  readonly userName: () => string;
}

/**
 * From flags, option files and environment to settings for a session: files read, questions asked (passphrase of the key, then
 * password). Nothing is dialled, so that no server counts a broken connection for a typo here.
 * Errors: `tls-ca-needed`, `socket-missing`, `usage`, and those of the files with the flag that names them.
 */
export async function sessionSettings(
  connection: ConnectionSettings,
  readers: SettingsReaders,
): Promise<SessionSettings> {
  if (connection.trust === 'missing') needsCa(connection);
  const { tls, trust } = connection;
  const target = await targetOf(connection, readers);
  const material = tls === 'never' ? {} : await tlsMaterial(connection, readers);
  // A key that is not the certificate's, or a cipher list with a typo, is found here and not by the server.
  if (tls !== 'never') secureContext(material, targetText(target));
  const pins =
    tls === 'never'
      ? []
      : fingerprintList(connection.fingerprints, await readFlag(connection, 'ssl-fplist', readers.readText));
  // Where TLS was asked for, no password is ever sent under a public key.
  const publicKey = tls === 'must' ? undefined : await readFlag(connection, 'server-public-key-path', readers.readText);
  const { password, database, defaultAuth, verifyName } = connection;
  return {
    target,
    at: targetText(target),
    user: connection.user ?? readers.userName(),
    password: password === 'ask' ? await readers.password() : (password?.reveal() ?? ''),
    tls,
    material,
    verifyChain: trust !== 'none',
    ...(verifyName === null ? {} : { verifyName }),
    // That flag is MariaDB's alone: who uses it means what MariaDB's client does.
    ...(connection.sslModeSource.reason === 'ssl-verify-server-cert' ? { nameRule: 'mariadb' } : {}),
    ...(pins.length === 0 ? {} : { fingerprints: pins }),
    ...(trust === 'system' ? { proof: true } : {}),
    connectMillis: connection.connectTimeoutMillis,
    ...(database === null ? {} : { database }),
    ...(publicKey === undefined ? {} : { publicKey }),
    fetchPublicKey: connection.getPublicKey,
    cleartext: connection.cleartextPlugin,
    compress: connection.compress ? ['zlib'] : [],
    ...(defaultAuth === null ? {} : { defaultAuth }),
  };
}

async function targetOf(connection: ConnectionSettings, readers: SettingsReaders): Promise<DialTarget> {
  const { protocol, host, port, socket } = connection;
  return protocol === 'TCP' ? { host, port } : { socket: socket ?? (await defaultSocket(readers.exists)) };
}

function needsCa({ sslMode, sslModeSource }: ConnectionSettings): never {
  fail('tls-ca-needed', {
    seen: `ssl-mode ${sslMode} (${sslModeSource.reason}, ${originText(sslModeSource.origin)}) without --ssl-ca or --ssl-capath`,
    expected: "the CA that signed the server's certificate: nothing is trusted unless it is named",
    next: 'add --ssl-ca FILE; for a certificate of a public CA: --ssl-ca=/etc/ssl/certs/ca-certificates.crt',
    fields: { mode: sslMode },
  });
}
