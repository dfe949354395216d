import { posix } from 'node:path';
import type { FileFact, Identity } from '../facts/file.ts';
import type { OtherServer, ServerFacts, ServerFileRole, ServerHost } from '../facts/server.ts';
import { localMachine } from '../io/local-machine.ts';
import { type Machine, textOf } from '../io/machine.ts';
import type { OptionFileSource } from '../optionfile/visit-option-file.ts';
import { type FileView, fileFact } from './file-fact.ts';
import { type Accounts, accountsOn, identityOf } from './identity.ts';
import { readMounts } from './mounts.ts';
import { readPersisted } from './persisted.ts';
import { readAhead } from './read-ahead.ts';
import { type ServerOptions, serverOptions } from './server-options.ts';
import type { FoundProcess } from './server-process.ts';
import { walkPath } from './walk-path.ts';
import { type ServerClues, whichServer } from './which-server.ts';
import { withoutSecrets } from './without-secrets.ts';

/** What the user, the wire and an administrative login tell about the server to be looked at. */
export interface ServerHints {
  /** Where the client looks for it. */
  readonly listens?: ServerClues['listens'];
  readonly socket?: string;
  readonly flavor?: 'mysql' | 'mariadb' | 'percona';
  /** As in the greeting: `10.11.6-MariaDB`. */
  readonly version?: string;
  readonly optionFile?: string;
  readonly user?: string;
  readonly dataFolder?: string;
  /** Values of a running server, by variable name (`ssl_ca`): they count more than what files say. */
  readonly variables?: Readonly<Record<string, string>>;
}

const fileOptions: readonly (readonly [ServerFileRole, string])[] = [
  ['cert', 'ssl-cert'],
  ['key', 'ssl-key'],
  ['ca', 'ssl-ca'],
  ['capath', 'ssl-capath'],
  ['crl', 'ssl-crl'],
  ['crlpath', 'ssl-crlpath'],
  ['admin-cert', 'admin-ssl-cert'],
  ['admin-key', 'admin-ssl-key'],
  ['admin-ca', 'admin-ssl-ca'],
  ['mysqlx-cert', 'mysqlx-ssl-cert'],
  ['mysqlx-key', 'mysqlx-ssl-key'],
  ['mysqlx-ca', 'mysqlx-ssl-ca'],
];

/** What was seen of the server, or why it was not found, as a clause, and which servers there are. */
export type ProbedServer =
  | { readonly server: ServerFacts }
  | { readonly server?: undefined; readonly why: string; readonly others: readonly OtherServer[] };

/** Gathers what can be seen of a server on this machine: of its own process, or of the option file that is named. */
export async function probeServer(hints: ServerHints, machine: Machine = localMachine): Promise<ProbedServer> {
  const accounts = await accountsOn(machine);
  const clues = cluesOf(hints);
  const which =
    hints.optionFile === undefined
      ? (await readAhead(machine, (sources) => whichServer(clues, accounts, sources))).value
      : undefined;
  if (which !== undefined && which.found === undefined && hints.dataFolder === undefined) return which;
  return { server: await lookAt(hints, which?.found, accounts, machine) };
}

/** The server's own word on where it is, where there is one, counts more than the client's. */
function cluesOf({ listens, socket, dataFolder, variables = {} }: ServerHints): ServerClues {
  const own = { port: Number(variables.port ?? '0'), datadir: dataFolder ?? variables.datadir };
  return {
    ...(own.port > 0 ? { listens: { port: own.port } } : listens === undefined ? {} : { listens }),
    ...pathOf('socket', variables.socket ?? socket),
    ...pathOf('pidFile', variables.pid_file),
    ...pathOf('dataFolder', own.datadir),
  };
}

const pathOf = <K extends string>(key: K, path: string | undefined): { readonly [P in K]?: string } =>
  path === undefined || path === '' ? {} : ({ [key]: path } as { readonly [P in K]: string });

async function lookAt(
  hints: ServerHints,
  found: FoundProcess | undefined,
  accounts: Accounts,
  machine: Machine,
): Promise<ServerFacts> {
  const flavor = hints.flavor ?? (/mariadbd/.test(found?.process.program ?? '') ? 'mariadb' : 'mysql');
  const { value: options } = await readAhead(machine, (sources) => readOptions(hints, flavor, found, sources.options));
  const dataFolder = hints.dataFolder ?? hints.variables?.datadir ?? options.inForce.datadir ?? found?.cwd;
  const persisted = flavor === 'mysql' ? await readPersisted(dataFolder, options.inForce, machine) : {};
  const inForce = withVariables({ ...options.inForce, ...persisted.values }, hints.variables ?? {});
  const mounts = await readMounts(machine);
  const view = { base: '/', accounts, machine, mounts };
  const user = await serverIdentity(hints, inForce, found, dataFolder, view);
  const files = await tlsFiles(inForce, { dataFolder, flavor, view, pid: found?.process.pid });
  return {
    program: {
      path: found?.process.program ?? flavor,
      flavor,
      ...(hints.version === undefined ? {} : { version: hints.version }),
    },
    options: withoutSecrets(options.files),
    inForce,
    ...(persisted.values === undefined ? {} : { persisted: persisted.values }),
    ...(persisted.file === undefined ? {} : { persistedFile: persisted.file }),
    files,
    host: await hostFacts(found, machine),
    ...(found === undefined ? {} : { process: found.process }),
    ...(user === undefined ? {} : { user }),
    ...(dataFolder === undefined ? {} : { dataFolder: await fileFact(dataFolder, { ...view, entries: false }) }),
  };
}

function readOptions(
  hints: ServerHints,
  flavor: string,
  found: FoundProcess | undefined,
  source: OptionFileSource,
): ServerOptions {
  const version = /^(\d+\.\d+)/.exec(hints.version ?? '')?.[1] ?? (flavor === 'mariadb' ? '11.8' : '9.7');
  return serverOptions(
    {
      dialect: flavor === 'mariadb' ? 'mariadb' : 'mysql',
      version,
      arguments: found?.process.arguments ?? [],
      environment: found?.process.environment ?? {},
      ...(hints.optionFile === undefined ? {} : { optionFile: hints.optionFile }),
    },
    source,
  );
}

function withVariables(
  inForce: Readonly<Record<string, string>>,
  variables: Readonly<Record<string, string>>,
): Record<string, string> {
  const merged: Record<string, string> = { ...inForce };
  for (const name of [
    'datadir',
    'socket',
    'log_error',
    ...fileOptions.map(([, option]) => option.replaceAll('-', '_')),
  ]) {
    const value = variables[name];
    if (value !== undefined) merged[name.replaceAll('_', '-')] = value;
  }
  return merged;
}

async function serverIdentity(
  hints: ServerHints,
  inForce: Readonly<Record<string, string>>,
  found: FoundProcess | undefined,
  dataFolder: string | undefined,
  { accounts, machine }: OwnView,
): Promise<Identity | undefined> {
  const named = hints.user ?? (found === undefined ? inForce.user : undefined);
  if (named !== undefined) return identityOf(/^\d+$/.test(named) ? Number(named) : named, accounts);
  if (found?.user !== undefined) return found.user;
  if (dataFolder === undefined) return identityOf('mysql', accounts);
  const owner = (await walkPath(dataFolder, accounts, machine)).at(-1)?.uid;
  return owner === undefined ? identityOf('mysql', accounts) : identityOf(owner, accounts);
}

interface FileContext {
  readonly dataFolder: string | undefined;
  readonly flavor: string;
  readonly view: OwnView;
  readonly pid: number | undefined;
}

type OwnView = Required<Pick<FileView, 'base' | 'accounts' | 'machine' | 'mounts'>>;

async function tlsFiles(
  inForce: Readonly<Record<string, string>>,
  context: FileContext,
): Promise<Partial<Record<ServerFileRole, FileFact>>> {
  const base = context.dataFolder ?? '/';
  const view = { ...context.view, base, ...(context.pid === undefined ? {} : { pid: context.pid }) };
  const files: Partial<Record<ServerFileRole, FileFact>> = {};
  await Promise.all(
    fileOptions.map(async ([role, option]) => {
      const named = inForce[option];
      if (named !== undefined && named !== '') files[role] = await fileFact(named, view);
    }),
  );
  const own = files.cert !== undefined || files.key !== undefined || files.ca !== undefined;
  if (context.dataFolder === undefined || context.flavor === 'mariadb') return files;
  const candidates: readonly (readonly [ServerFileRole, string])[] = [
    ...(own
      ? []
      : ([
          ['cert', 'server-cert.pem'],
          ['key', 'server-key.pem'],
          ['ca', 'ca.pem'],
        ] as const)),
    ['rsa-private-key', 'private_key.pem'],
    ['rsa-public-key', 'public_key.pem'],
  ];
  const made = await Promise.all(candidates.map(async ([role, name]) => [role, await fileFact(name, view)] as const));
  // MySQL uses the data folder's three files only when all of them are there.
  const whole =
    own ||
    made.filter(([role]) => ['cert', 'key', 'ca'].includes(role)).every(([, fact]) => fact.content !== undefined);
  for (const [role, fact] of made) {
    if (role.startsWith('rsa') ? fact.content !== undefined : whole) files[role] = fact;
  }
  return files;
}

/** What the machine enforces beside mode bits: read from the kernel, no program is run. */
async function hostFacts(found: FoundProcess | undefined, machine: Machine): Promise<ServerHost> {
  const [enforce, apparmor] = await Promise.all(
    ['/sys/fs/selinux/enforce', '/sys/module/apparmor/parameters/enabled'].map((path) => textOf(machine, path)),
  );
  const booted = await machine.stat('/run/systemd/system');
  const confined = found?.process.confinement ?? '';
  return {
    ...(enforce === undefined ? { selinux: 'off' } : { selinux: enforce.trim() === '1' ? 'enforcing' : 'permissive' }),
    apparmor: apparmor?.trim() !== 'Y' ? 'off' : /\(enforce\)/.test(confined) ? 'enforcing' : 'complaining',
    systemd: !('errno' in booted),
    defaultStore: posix.join('/etc/ssl', 'certs'),
  };
}
