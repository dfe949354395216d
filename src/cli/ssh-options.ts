import { posix, resolve } from 'node:path';
import { fail, TlsqlError } from '../base/error.ts';
import type { DialTarget } from '../io/dial.ts';
import { openSsh, type Ssh, type SshSettings } from '../io/ssh.ts';
import type { GivenOption, OptionSpec } from '../optionfile/option-spec.ts';
import type { SecureOptions } from '../secure/secure-server.ts';
import { type ConnectionWishes, connectionFromGiven } from './connection.ts';
import type { Context } from './context.ts';
import { untilAborted } from './until-aborted.ts';

/** The options by which a command works on another machine. */
export const sshOptions = [
  {
    name: 'ssh',
    kind: 'value',
    valueName: 'USER@HOST',
    help: "the server's machine, as ssh takes it; its sockets and its loopback are meant",
    group: 'another machine',
  },
  {
    name: 'sudo',
    kind: 'flag',
    help: 'become root there by sudo, which must not ask for a password',
    group: 'another machine',
  },
  {
    name: 'ssh-config',
    kind: 'value',
    valueName: 'FILE',
    help: 'an ssh_config to read in place of ~/.ssh/config',
    group: 'another machine',
  },
] as const satisfies readonly OptionSpec[];

/** Those flags, as read. */
export interface SshFlags {
  readonly ssh: string | undefined;
  readonly sudo: boolean | undefined;
  readonly 'ssh-config': string | undefined;
}

/** For a work that goes on without the other machine. */
export interface WithoutSsh {
  /** How long is waited for the machine. */
  readonly patience: Pick<SshSettings, 'openMillis' | 'connectSeconds' | 'silenceMillis'>;
  /** What stands for it where it can't be reached. */
  readonly instead: (destination: string, error: TlsqlError) => Ssh;
}

/**
 * Runs `work` with the other machine, and ends the connection; with nothing where no --ssh was given. A machine that can't be
 * reached ends it unless there is an `otherwise`.
 */
export async function withSsh<T>(
  context: Pick<Context, 'cwd' | 'signal'>,
  flags: SshFlags,
  work: (ssh: Ssh | undefined) => Promise<T>,
  otherwise?: WithoutSsh,
): Promise<T> {
  const { ssh: destination, sudo = false, 'ssh-config': config } = flags;
  const alone = sudo ? '--sudo' : config === undefined ? undefined : '--ssh-config';
  if (destination === undefined && alone !== undefined)
    fail('usage', { seen: `${alone} without --ssh`, expected: '--ssh USER@HOST' });
  const opening = openSshOf(context, flags, otherwise?.patience);
  const ssh = await untilAborted(context.signal, opening).catch((error: unknown) => {
    const unreached = destination !== undefined && error instanceof TlsqlError && error.fault !== 'user';
    if (otherwise === undefined || !unreached) throw error;
    return otherwise.instead(destination, error);
  });
  try {
    return await work(ssh);
  } catch (error) {
    throw ssh === undefined ? error : withHint(error, ssh.destination);
  } finally {
    await ssh?.close();
  }
}

/** An account that is known by its system user (1698: no password would help) is asked for as the user of ssh, not of sudo. */
export function withHint(error: unknown, destination: string): unknown {
  if (!(error instanceof TlsqlError) || error.detail.fields?.number !== 1698) return error;
  const host = destination.replace(/^.*@|^ssh:\/\//, '');
  const next = `the server sees the user of ssh, whatever sudo makes of the shell: --ssh root@${host}, or an account with a password`;
  return new TlsqlError(error.code, { ...error.detail, next });
}

/** The connection that the flags describe, to be closed; nothing where there is no --ssh. */
export async function openSshOf(
  context: Pick<Context, 'cwd'>,
  flags: SshFlags,
  patience: WithoutSsh['patience'] = {},
): Promise<Ssh | undefined> {
  const { ssh: destination, sudo = false, 'ssh-config': config } = flags;
  if (destination === undefined) return undefined;
  return await openSsh({
    destination,
    sudo,
    ...patience,
    ...(config === undefined ? {} : { config: resolve(context.cwd, config) }),
  });
}

/** How the administrator comes in, to which machine, and the way to its other addresses. */
export type Way = Pick<SecureOptions, 'settings' | 'host' | 'reach'>;

/** How the administrator comes in, and to which machine. */
export async function wayIn(
  context: Context,
  given: { readonly given: readonly GivenOption[] },
  ssh: Ssh | undefined,
  wishes: ConnectionWishes = {},
): Promise<Way> {
  if (ssh === undefined) return { settings: (await connectionFromGiven(context, given, wishes)).settings };
  const { machine: host, destination } = ssh;
  const { settings } = await connectionFromGiven(context, given, { ...wishes, machine: host });
  const target = await ssh.reach(settings.target);
  const reach = (address: DialTarget): Promise<DialTarget> => ssh.reach(address, true);
  return { host, reach, settings: { ...settings, target, at: `${settings.at} on ${destination}` } };
}

/** A path of the server's machine: relative ones begin nowhere there. */
export function pathThere(ssh: Ssh | undefined, path: string, base: string, flag: string): string {
  if (ssh === undefined) return resolve(base, path);
  if (posix.isAbsolute(path)) return posix.normalize(path);
  return fail('usage', { seen: `${flag}=${path}`, expected: `an absolute path on ${ssh.destination}` });
}
