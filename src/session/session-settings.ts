import { fail } from '../base/error.ts';
import { targetText } from '../io/dial.ts';
import { originText } from '../optionfile/option-spec.ts';
import type { Connection } from './connection.ts';
import { connectionTarget } from './connection-target.ts';
import { fingerprintList } from './fingerprint-list.ts';
import type { SessionSettings } from './open-session.ts';
import { type SslMode, tlsIntent } from './tls-intent.ts';
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

/** Settings for a session, and what the user should be told. */
export interface ResolvedSession {
  readonly settings: SessionSettings;
  readonly mode: SslMode;
  readonly notes: readonly string[];
}

/** The settings alone: see resolveSession. */
export async function sessionSettings(connection: Connection, readers: SettingsReaders): Promise<SessionSettings> {
  return (await resolveSession(connection, readers)).settings;
}

/**
 * From flags to settings: target, ssl-mode, files read, questions asked (passphrase of the key, then password). Nothing is
 * dialled. Errors: `usage`, `tls-ca-needed`, `socket-missing`, those of the files with the flag that names them.
 */
export async function resolveSession(connection: Connection, readers: SettingsReaders): Promise<ResolvedSession> {
  const { options } = connection;
  const { target, host, notes } = await connectionTarget(connection, readers.exists);
  const intent = tlsIntent(connection, 'socket' in target);
  const material = intent.tls === 'never' ? {} : await tlsMaterial(connection, intent.verifyChain, readers);
  const pins = intent.pinned
    ? fingerprintList(connection, await readFlag(connection, 'ssl-fplist', readers.readText))
    : [];
  const publicKey =
    intent.tls === 'must' ? undefined : await readFlag(connection, 'server-public-key-path', readers.readText);
  const password = options.password === true ? await readers.password() : (options.password ?? '');
  const settings: SessionSettings = {
    target,
    at: targetText(target),
    user: options.user === undefined || options.user === '' ? readers.userName() : options.user,
    password: password === false ? '' : password,
    tls: intent.tls,
    material,
    verifyChain: intent.verifyChain,
    ...(intent.verifyName ? { verifyName: options['ssl-verify-name'] ?? host } : {}),
    ...(pins.length === 0 ? {} : { fingerprints: pins }),
    ...(intent.proof ? { proof: true } : {}),
    connectMillis: connectMillis(connection),
    ...(options.database === undefined || options.database === '' ? {} : { database: options.database }),
    ...(publicKey === undefined ? {} : { publicKey }),
    fetchPublicKey: options['get-server-public-key'] === true,
    cleartext: options['enable-cleartext-plugin'] === true,
    compress: options.compress === true,
    ...(options['default-auth'] === undefined ? {} : { defaultAuth: options['default-auth'] }),
  };
  return { settings, mode: intent.mode, notes: [...notes, ...intent.notes] };
}

/** A day: `--connect-timeout=0` means for ever, and every wait has an end. */
const longest = 86_400;

function connectMillis({ options, origins }: Connection): number {
  const text = options['connect-timeout'];
  if (text === undefined || text === '') return 10_000;
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(seconds)) {
    fail('usage', {
      seen: `--connect-timeout=${text} (${originText(origins['connect-timeout'])})`,
      expected: 'seconds',
    });
  }
  return (seconds === 0 ? longest : Math.min(seconds, longest)) * 1000;
}
