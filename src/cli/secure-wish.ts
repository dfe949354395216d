import { dirname, resolve } from 'node:path';
import { fail } from '../base/error.ts';
import { parseNames } from '../ca/server-names.ts';
import { readBytes, readText } from '../io/files.ts';
import type { Ssh } from '../io/ssh.ts';
import type { connectionOptions } from '../optionfile/connection-options.ts';
import { parseAccountName } from '../plan/account-name.ts';
import { type IntentFile, parseIntentFile } from '../plan/intent-file.ts';
import type { Wish } from '../secure/look.ts';
import { clientPair } from '../secure/supply.ts';
import type { signingOptions } from './ca-options.ts';
import type { Given } from './command.ts';
import type { Context } from './context.ts';
import type { secureOptions } from './secure-options.ts';
import { pathThere, type sshOptions } from './ssh-options.ts';

/** The command line of `secure`, read. */
export type SecureGiven = Given<
  [...typeof connectionOptions, ...typeof secureOptions, ...typeof signingOptions, ...typeof sshOptions]
>;

/** What the intent file and the flags say, paths made absolute; a flag counts more. */
export function wishOf(
  context: Context,
  { options }: Pick<SecureGiven, 'options'>,
  { file, base }: WrittenIntent,
  ssh?: Ssh,
): Wish {
  const path = (flag: string | undefined, written: string | undefined): string | undefined =>
    flag === undefined ? (written === undefined ? undefined : resolve(base, written)) : resolve(context.cwd, flag);
  const there = (name: string, flag: string | undefined, written: string | undefined): string | undefined =>
    flag === undefined ? written && pathThere(ssh, written, base, name) : pathThere(ssh, flag, context.cwd, name);
  const typed = options.names.flatMap((text) => text.split(',')).map((text) => text.trim());
  const names = typed.length > 0 ? typed.filter((text) => text !== '') : (file.names ?? []);
  if (names.length === 0)
    usage('no --names', '--names db1.example.com,10.0.0.5: the names by which clients know the server');
  // A name that no certificate can carry is refused before anybody is asked.
  parseNames(names);
  const noFiles = options['no-files'] === true || file.files === false;
  return {
    names,
    accounts: accountsOf(options, file),
    material: materialOf(
      {
        ca: path(options.ca, file.ca),
        cert: path(options.cert, file.cert),
        key: path(options.key, file.key),
        caFile: path(options['ca-file'], file.caFile),
      },
      options['ca-subject'] ??
        file.caSubject ??
        `/CN=CA of ${(names[0] ?? '').replace(/^(DNS|IP):/i, '')}`.slice(0, 68),
      noFiles,
    ),
    enforce: options.enforce ?? file.enforce ?? false,
    protocolFloor: options['protocol-floor'] ?? file.protocolFloor ?? 'TLSv1.2',
    files: !noFiles,
    allowRestart: options['allow-restart'] ?? file.allowRestart ?? false,
    ...pick('replicas', options.replicas ?? file.replicas),
    ...pick('replicaCa', there('--replica-ca', options['replica-ca'], file.replicaCa)),
    ...pick('installDir', there('--install-dir', options['install-dir'], file.installDir)),
    ...pick('clientOut', path(options['client-out'], file.clientOut)),
    ...pick('restartCommand', options['restart-command'] ?? file.restartCommand),
    ...pick('config', there('--config', options.config, file.config)),
  };
}

/** An intent as a file says it, and the folder that its paths begin at. */
export interface WrittenIntent {
  readonly file: IntentFile;
  readonly base: string;
}

/** Reads the intent file; without one, nothing is written. */
export async function intentFrom(context: Context, named: string | undefined): Promise<WrittenIntent> {
  if (named === undefined) return { file: {}, base: context.cwd };
  const path = resolve(context.cwd, named);
  return { file: parseIntentFile(await readText(path), named), base: dirname(path) };
}

function accountsOf(options: SecureGiven['options'], file: IntentFile): Wish['accounts'] {
  const { subject } = options;
  if (options.account.length === 0)
    return (file.accounts ?? []).map((one) => ({ ...one, account: parseAccountName(one.account) }));
  const require = options.require ?? 'ssl';
  return options.account.map((text) => ({ account: parseAccountName(text), require, ...pick('subject', subject) }));
}

function materialOf(
  { ca, cert, key, caFile }: Readonly<Record<'ca' | 'cert' | 'key' | 'caFile', string | undefined>>,
  subject: string,
  noFiles: boolean,
): Wish['material'] {
  if (cert !== undefined && key !== undefined && caFile !== undefined) return { from: 'files', cert, key, ca: caFile };
  if (cert !== undefined || key !== undefined || caFile !== undefined)
    usage('a part of the files', '--cert, --key and --ca-file together');
  if (ca === undefined && !noFiles)
    usage('no --ca', '--ca DIR, a CA folder (made when there is none), or --cert, --key and --ca-file');
  return { from: 'ca', dir: ca ?? '/', subject };
}

/** The client's certificate that was given. */
export async function clientFrom(
  context: Context,
  cert: string | undefined,
  key: string | undefined,
): Promise<ReturnType<typeof clientPair> | undefined> {
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined) return usage('one of --client-cert and --client-key', 'both');
  const [certBytes, keyText] = [await readBytes(resolve(context.cwd, cert)), await readText(resolve(context.cwd, key))];
  return clientPair(certBytes, new TextEncoder().encode(keyText), cert);
}

/** A wrong command line. */
export function usage(seen: string, expected: string): never {
  return fail('usage', { seen, expected, next: 'tlsql secure --help' });
}

/** An object with the key, or without it where there is no value. */
export function pick<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: V });
}
