import { posix } from 'node:path';
import type { Machine } from '../io/machine.ts';
import { serverGroups } from '../optionfile/option-file-groups.ts';
import { type OptionFileRequest, type ResolvedOptions, resolveOptionFiles } from '../optionfile/resolve.ts';
import type { HostSituation, OptionFileToEdit, ServerLaunch } from '../plan/situation.ts';
import { accountsOn, identityOf } from '../probe/identity.ts';
import { readAhead } from '../probe/read-ahead.ts';
import type { FoundProcess } from '../probe/server-process.ts';
import { type ServerClues, whichServer } from '../probe/which-server.ts';
import type { ServerSituation } from './look-server.ts';
import { restartCommandOf } from './restart.ts';

/** Whether the server that answered at `address` (undefined: a socket) runs on this machine. */
export async function runsThere(
  host: Machine,
  address: string | undefined,
  variables: Readonly<Record<string, string>>,
): Promise<boolean> {
  if (address === undefined) return true;
  // A tunnel's end is on this machine, the server behind it is not.
  return (await host.hasAddress(address)) && variables.hostname === (await host.hostName());
}

/** Looks at the server's machine: process, user, option file, how it is restarted. */
export async function lookAtHost(
  host: Machine,
  { server, variables }: ServerSituation,
  config: string | undefined,
): Promise<HostSituation> {
  const accounts = await accountsOn(host);
  const clues = cluesOf(variables);
  const { value: which } = await readAhead(host, (sources) => whichServer(clues, accounts, sources));
  const { found } = which;
  const dialect = server.flavor === 'mariadb' ? 'mariadb' : 'mysql';
  const owner = variables.datadir === undefined ? undefined : await host.meta(variables.datadir);
  const user = found?.user ?? (owner === undefined ? undefined : identityOf(owner.uid, accounts));
  const request = requestOf(`${server.major}.${server.minor}`, dialect, found?.process, config);
  const { value: resolved, sources } = await readAhead(host, ({ options }) => resolveOptionFiles(request, options));
  const optionFile = await optionFileOf(host, resolved, found !== undefined, config);
  const restartCommand = found === undefined ? undefined : await restartCommandOf(host, found.process.pid);
  const confinement = found?.process.confinement;
  const confined = confinement !== undefined && /\(enforce\)|:mysqld_t:/.test(confinement);
  return {
    dialect,
    request,
    source: sources.options,
    ...(user === undefined ? {} : { user }),
    ...(which.found === undefined
      ? { processUnknown: which.why }
      : { pid: which.found.process.pid, launch: launchOf(which.found) }),
    ...(optionFile === undefined ? {} : { optionFile }),
    ...(restartCommand === undefined ? {} : { restartCommand }),
    ...(confined ? { confinement: `the process is confined (${confinement})` } : {}),
  };
}

function launchOf({ command, process: fact }: FoundProcess): ServerLaunch {
  return { command, arguments: fact.arguments ?? [], environment: fact.environment ?? {} };
}

/** By its own variables a server is told from the others of its machine. */
function cluesOf({ port, socket, pid_file: pidFile, datadir }: Readonly<Record<string, string>>): ServerClues {
  const given = (value: string | undefined): value is string => value !== undefined && value !== '' && value !== '0';
  return {
    ...(given(port) ? { listens: { port: Number(port) } } : {}),
    ...(given(socket) ? { socket } : {}),
    ...(given(pidFile) ? { pidFile } : {}),
    ...(given(datadir) ? { dataFolder: datadir } : {}),
  };
}

/** How the server chose its option files, from its command line; without a process, `config` alone. */
function requestOf(
  version: string,
  dialect: 'mysql' | 'mariadb',
  process:
    | { readonly arguments?: readonly string[]; readonly environment?: Readonly<Record<string, string>> }
    | undefined,
  config: string | undefined,
): OptionFileRequest {
  const words = process?.arguments ?? [];
  const choice = (name: string): string | undefined =>
    words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
  const defaultsFile = process === undefined ? config : choice('defaults-file');
  const extra = choice('defaults-extra-file');
  const suffix = choice('defaults-group-suffix');
  return {
    dialect,
    groups: serverGroups(dialect, version),
    env: process?.environment ?? {},
    cwd: '/',
    loginFile: false,
    ...(words.includes('--no-defaults') ? { noDefaults: true } : {}),
    ...(defaultsFile === undefined ? {} : { defaultsFile }),
    ...(extra === undefined ? {} : { defaultsExtraFile: extra }),
    ...(suffix === undefined ? {} : { groupSuffix: suffix }),
  };
}

/** The file to edit: the one that was named, else the last one that sets something of the server's. */
async function optionFileOf(
  host: Machine,
  resolved: ResolvedOptions,
  processKnown: boolean,
  config: string | undefined,
): Promise<OptionFileToEdit | undefined> {
  const read = resolved.files.filter(({ status }) => status === 'read').map(({ path }) => path);
  const own = resolved.options.flatMap(({ origin }) =>
    origin.kind === 'file' && !/^(client-server|galera)/.test(origin.group) ? [origin.file] : [],
  );
  const named = config ?? own.at(-1) ?? read.at(-1);
  if (named === undefined) return undefined;
  const real = await host.real(named);
  if (real === undefined) return undefined;
  // The name by which the server reads it, where links make two of one file.
  const reals = await Promise.all(read.map((path) => host.real(path)));
  const index = reals.indexOf(real);
  const path = index === -1 ? posix.resolve(named) : (read[index] ?? named);
  const bytes = await host.read(real);
  const writable = (await host.writable(real)) && (await host.writable(posix.dirname(real)));
  return { path, real, bytes, isRead: processKnown ? index !== -1 : undefined, writable };
}
