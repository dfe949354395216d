import { localMachine } from '../io/local-machine.ts';
import type { Machine } from '../io/machine.ts';
import { resolveOptionFiles } from '../optionfile/resolve.ts';
import type { HostSituation } from '../plan/situation.ts';
import type { TlsPaths } from '../plan/tls-place.ts';
import { valueAmong } from '../plan/value-among.ts';
import type { Session } from '../session/open-session.ts';
import { parseCertificates } from '../x509/certificate.ts';
import { dryStart, hasDictionary } from './dry-start.ts';
import { lookAtHost } from './look-host.ts';
import { lookAtServer, type ServerSituation } from './look-server.ts';
import { tlsWords } from './server-words.ts';

/** Variables that a start must set as they are now. */
const lasting = ['ssl_ca', 'ssl_cert', 'ssl_key', 'require_secure_transport'] as const;

/** Whether the server would come up again as it is now, and how that was found out. */
export interface Survival {
  /**
   * `restart`: it was restarted in this run, and came up so · `dry-start`: a second server, started from the same options,
   * showed the same certificate · `program`: the server's program was asked what it reads from its option files · `files`:
   * they were read as it would.
   */
  readonly how: 'restart' | 'dry-start' | 'program' | 'files';
  /** What a restart would lose, each a clause; empty: nothing. */
  readonly lost: readonly string[];
  /** Why there was no second server, as a clause. */
  readonly why?: string;
  readonly millis: number;
}

/** What is asked. */
export interface SurvivalOptions {
  readonly host: Machine;
  readonly session: Session;
  readonly at: string;
  readonly config?: string;
  /** The server's files; undefined where they are none of ours. */
  readonly placed?: TlsPaths;
  /** It was restarted after the files were written. */
  readonly restarted: boolean;
  /** Start a second server also where that takes some seconds. */
  readonly dryStart: boolean;
  readonly onFolder: (folder: string, state: 'made' | 'gone') => void;
}

/** Finds out whether the option files, the command line and what is persisted give the running values at the next start. */
export async function survivesRestart(options: SurvivalOptions): Promise<Survival> {
  const started = performance.now();
  const seen = await lookAtServer(options.session, options.at, 'tcp');
  const machine = await lookAtHost(options.host, seen, options.config);
  const words = machine.launch === undefined ? undefined : await tlsWords(options.host, machine.launch);
  const lost = words === undefined ? lostByFiles(seen, machine) : lostByWords(seen, words);
  const done = (how: Survival['how'], more: Partial<Survival> = {}): Survival => ({
    how,
    lost,
    millis: Math.round(performance.now() - started),
    ...more,
  });
  if (words === undefined) return done('files', { why: machine.processUnknown ?? 'its program could not be run' });
  if (lost.length > 0) return done('program');
  if (options.restarted) return done('restart');
  const whyNot = whyNoDryStart(options, seen, machine);
  if (whyNot !== undefined) return done('program', { why: whyNot });
  const dry = await tryDryStart(options, seen, machine, words);
  if ('why' in dry) return done('program', { why: dry.why });
  return done('dry-start', { lost: dry.lost });
}

function whyNoDryStart(options: SurvivalOptions, seen: ServerSituation, machine: HostSituation): string | undefined {
  if (options.host !== localMachine) return 'a second server is started on this machine only';
  if (machine.launch === undefined) return machine.processUnknown;
  if (hasDictionary(seen.server) && !options.dryStart)
    return 'a second server of this version takes some seconds to make; --dry-start makes it';
  return undefined;
}

async function tryDryStart(
  options: SurvivalOptions,
  seen: ServerSituation,
  { launch, user }: HostSituation,
  words: readonly string[],
): Promise<{ lost: string[] } | { why: string }> {
  if (launch === undefined) return { why: 'its process was not found' };
  const persisted = Object.entries(seen.persisted).filter(([name]) => /^(ssl|tls)_|^require_secure/.test(name));
  const dry = await dryStart({
    launch,
    server: seen.server,
    words: [...words, ...persisted.map(([name, value]) => `--${name}=${value}`)],
    dataFolder: seen.variables.datadir ?? '/',
    user,
    onFolder: options.onFolder,
    millis: 60_000,
  });
  if (dry.variables === undefined) {
    // MariaDB doesn't start at all with files that it can't use.
    if (/SSL|TLS/.test(dry.why)) return { lost: [`a second server from the same options did not start: ${dry.why}`] };
    return { why: `a second server could not be started: ${dry.why}` };
  }
  if (dry.noTls !== undefined) return { lost: [`a second server from the same options makes no TLS: ${dry.noTls}`] };
  const leaf = options.placed === undefined ? undefined : await fingerprintAt(options.host, options.placed.cert);
  if (leaf !== undefined && dry.fingerprint !== leaf)
    return { lost: ['a second server from the same options shows another certificate'] };
  const now = dry.variables;
  return { lost: different(seen, (name) => now[name]) };
}

async function fingerprintAt(host: Machine, path: string): Promise<string | undefined> {
  return parseCertificates(await host.read(path), path)[0]?.fingerprintSha256;
}

/** The files are read as the server reads them, in its order. */
function lostByFiles(seen: ServerSituation, { request, source }: HostSituation): string[] {
  const resolved = resolveOptionFiles(request, source);
  const stops =
    resolved.fatal === null
      ? []
      : [`the server would stop at ${resolved.fatal.file}:${resolved.fatal.line}: ${resolved.fatal.text}`];
  const written = (name: string): string | undefined =>
    resolved.effective.find((option) => option.name === name.replaceAll('_', '-'))?.winner.value ?? undefined;
  // What stands on the command line is there at the next start as well.
  const given = (name: string): boolean => /^COMMAND[-_]LINE$/.test(seen.sources[name]?.source ?? '');
  return [...stops, ...different(seen, (name) => seen.persisted[name] ?? written(name), given)];
}

function lostByWords(seen: ServerSituation, words: readonly string[]): string[] {
  return different(seen, (name) => seen.persisted[name] ?? valueAmong(words, name.replaceAll('_', '-')));
}

function different(
  { variables }: ServerSituation,
  next: (name: string) => string | undefined,
  passedOver: (name: string) => boolean = () => false,
): string[] {
  return lasting.flatMap((name) => {
    const running = variables[name];
    if (running === undefined || passedOver(name) || sameValue(running, next(name))) return [];
    return [`${name} is '${running}' now and would be '${next(name) ?? 'the default'}' after a restart`];
  });
}

/** Whether a start with `next` gives what runs now. Paths that nobody wrote may be the server's own. */
export function sameValue(running: string, next: string | undefined): boolean {
  const isOn = (value: string): boolean => /^(on|1|yes|true)$/i.test(value);
  const isSwitch = /^(on|off|0|1)$/i.test(running);
  if (isSwitch) return isOn(running) === isOn(next ?? 'OFF');
  return next === undefined || next === '' ? running === '' || !running.startsWith('/') : next === running;
}
