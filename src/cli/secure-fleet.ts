import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { asTlsqlError, TlsqlError } from '../base/error.ts';
import { readText } from '../io/files.ts';
import type { Ssh } from '../io/ssh.ts';
import { connectionOptions } from '../optionfile/connection-options.ts';
import { readArguments } from '../optionfile/read-arguments.ts';
import { connectionKeys, type InventoryServer, parseInventoryFile } from '../plan/inventory-file.ts';
import { planText } from '../report/plan-report.ts';
import type { FleetResult } from '../secure/fleet-text.ts';
import { fleetJson, fleetLine, fleetText } from '../secure/fleet-text.ts';
import type { Wish } from '../secure/look.ts';
import { overFleet } from '../secure/over-fleet.ts';
import type { Secured } from '../secure/secure.ts';
import { resumeRun, rollbackRun, type SecureOptions, secureServer } from '../secure/secure-server.ts';
import { lockState } from '../secure/server-lock.ts';
import { askYes } from './ask.ts';
import type { ExitStatus, Outcome } from './command.ts';
import type { Context } from './context.ts';
import { exitStatus } from './exit-status.ts';
import { type SharedRequest, sharedRequest, statusOf } from './secure-request.ts';
import { type SecureGiven, usage, wishOf } from './secure-wish.ts';
import { openSshOf, type Way, wayIn } from './ssh-options.ts';

/** One server of the inventory, ready to be gone to. */
interface Member {
  readonly at: string;
  /** Undefined where its machine can't be reached, with the reason. */
  readonly way: Way | undefined;
  readonly trouble?: TlsqlError;
  readonly ssh?: Ssh;
  /** Undefined where a run is only finished or taken back. */
  readonly wish: Wish | undefined;
}

/** Secures the servers of an inventory: plans for all of them, asks once, then some at a time, and one report at the end. */
export async function secureFleet(
  context: Context,
  given: SecureGiven,
  inventory: string,
  stateRoot: string,
): Promise<Outcome> {
  const { options } = given;
  const started = performance.now();
  const shared = await sharedRequest(context, given);
  const members = await membersOf(context, given, inventory, shared);
  const planOnly = options.plan === true || options.sql === true || options.shell === true;
  const lock = planOnly ? undefined : await lockState(stateRoot);
  const fleet = { context, given, shared, members, stateRoot };
  const done = (results: readonly (FleetResult | undefined)[]): Outcome => {
    const seen = results.map((result, at) => result ?? { at: members[at]?.at ?? '', millis: 0 });
    const millis = performance.now() - started;
    return { status: worst(seen), json: fleetJson(seen, millis), text: fleetText(seen, millis) };
  };
  try {
    const work = options.resume === true ? resumeRun : options.rollback === true ? rollbackRun : undefined;
    if (work !== undefined) {
      const go = (member: Member): Promise<Secured> => work({ ...commonOf(fleet, member), ...shared.secrets });
      return done(await over(fleet, go, 'end'));
    }
    const plans = await over(fleet, (member) => secureOne(fleet, member, true), 'look');
    const sound = plans.every((plan) => plan?.secured !== undefined && plan.secured.verdict !== 'refused');
    if (planOnly || (!sound && options['keep-going'] !== true)) return done(plans);
    if (!(await agreed(context, given, plans))) return done(plans);
    return done(await over(fleet, (member) => secureOne(fleet, member, false), 'end'));
  } finally {
    lock?.release();
    await Promise.all(members.map(({ ssh }) => ssh?.close()));
  }
}

interface Fleet {
  readonly context: Context;
  readonly given: SecureGiven;
  readonly shared: SharedRequest;
  readonly members: readonly Member[];
  readonly stateRoot: string;
}

async function membersOf(
  context: Context,
  given: SecureGiven,
  inventory: string,
  shared: SharedRequest,
): Promise<Member[]> {
  const { options } = given;
  if (options.names.length > 0 || options.intent !== undefined)
    usage('--inventory with --names or --intent', 'names of each server in the inventory');
  const path = resolve(context.cwd, inventory);
  const base = dirname(path);
  const servers = parseInventoryFile(await readText(path), inventory);
  if (servers.length === 0) usage(`${inventory} without servers`, 'servers: [...]');
  const answers = new Map<string, string>();
  const continues = options.resume === true || options.rollback === true;
  const members: Member[] = [];
  for (const server of servers) {
    const named = { ssh: server.ssh ?? options.ssh, sudo: server.sudo ?? options.sudo };
    let ssh: Ssh | undefined;
    try {
      ssh = await openSshOf(context, { ...named, 'ssh-config': options['ssh-config'] });
      const own = readArguments(connectionWords(server, base), connectionOptions).given;
      const way = await wayIn(context, { given: [...own, ...given.given] }, ssh, { answers });
      const wish = continues
        ? undefined
        : { ...wishOf(context, given, { file: server, base }, ssh), ...shared.secrets };
      members.push({ at: way.settings.at, way, wish, ...(ssh === undefined ? {} : { ssh }) });
    } catch (error) {
      await ssh?.close();
      // One machine that can't be reached is a failure like others; a wrong command line ends it all.
      if (named.ssh === undefined || !(error instanceof TlsqlError) || error.fault === 'user') {
        await Promise.all(members.map((member) => member.ssh?.close()));
        throw error;
      }
      members.push({ at: named.ssh, way: undefined, trouble: error, wish: undefined });
    }
  }
  return members;
}

/** The words of a command line that the connection's keys stand for; paths begin at the inventory. */
function connectionWords(server: InventoryServer, base: string): string[] {
  const paths = ['socket', 'defaultsFile', 'sslCa'];
  return Object.entries(connectionKeys).flatMap(([key, option]) => {
    const value = server[key as keyof typeof connectionKeys];
    if (value === undefined) return [];
    return [`--${option}=${paths.includes(key) ? resolve(base, String(value)) : value}`];
  });
}

function commonOf(
  { context, shared, stateRoot }: Fleet,
  { way, trouble }: Member,
): Omit<SecureOptions, 'wish' | 'confirm' | 'planOnly'> {
  const { signal } = context;
  if (way === undefined) throw trouble ?? new TlsqlError('internal', { seen: 'no way and no reason' });
  return { ...way, stateRoot, stateLocked: true, signal, access: shared.access, onEvent: () => undefined };
}

async function secureOne(fleet: Fleet, member: Member, planOnly: boolean): Promise<Secured> {
  const common = commonOf(fleet, member);
  const wish = member.wish ?? usage('a run that is only finished', 'a wish');
  return await secureServer({
    ...common,
    ...fleet.shared.manner,
    wish,
    planOnly,
    confirm: async () => true,
  });
}

/** One after the other where the first makes what the next needs: a CA folder, client certificates. */
async function over(
  { context, given, members }: Fleet,
  go: (member: Member) => Promise<Secured>,
  stage: 'look' | 'end',
): Promise<readonly (FleetResult | undefined)[]> {
  const { options } = given;
  const made = new Set<string>();
  const alone = ({ wish }: Member): boolean => {
    const dirs = [wish?.material.from === 'ca' ? wish.material.dir : undefined, wish?.clientOut];
    const fresh = dirs.filter(
      (dir) => dir !== undefined && !made.has(dir) && (!existsSync(dir) || dir === wish?.clientOut),
    );
    for (const dir of dirs) if (dir !== undefined) made.add(dir);
    return stage === 'end' && fresh.length > 0;
  };
  return await overFleet(members, (member) => resultOf(member, go), {
    parallel: countOf(options.parallel),
    keepGoing: options['keep-going'] === true || stage === 'look',
    alone,
    failed: (result) => worst([result]) !== 0,
    onEnd: (_, result, ended) => {
      const failed = worst([result]) !== 0;
      if (stage === 'end' || failed) context.stderr.write(`[${ended}/${members.length}] ${fleetLine(result)}\n`);
    },
    signal: context.signal,
  });
}

async function resultOf(member: Member, go: (member: Member) => Promise<Secured>): Promise<FleetResult> {
  const started = performance.now();
  const { at } = member;
  try {
    const secured = await go(member);
    return { at, secured, millis: performance.now() - started };
  } catch (thrown) {
    return { at, error: asTlsqlError(thrown), millis: performance.now() - started };
  }
}

async function agreed(
  context: Context,
  { options }: SecureGiven,
  plans: readonly (FleetResult | undefined)[],
): Promise<boolean> {
  const open = plans.filter((plan) => (plan?.secured?.plan.steps.length ?? 0) > 0);
  if (options.json !== true)
    for (const plan of open)
      if (plan?.secured !== undefined) context.stdout.write(`${plan.at}\n${planText(plan.secured.plan)}\n\n`);
  if (options.yes === true || open.length === 0) return true;
  return await askYes(context, `Carry this out on ${open.length} servers?`);
}

/** The worst of all: 3 before 1 before 0; one that was not begun is no success. */
function worst(results: readonly FleetResult[]): ExitStatus {
  const statuses = results.map(({ secured, error }): ExitStatus => {
    if (error !== undefined) return exitStatus(error);
    return secured === undefined ? 1 : statusOf(secured);
  });
  return statuses.includes(3) ? 3 : statuses.includes(1) ? 1 : 0;
}

function countOf(text: string | undefined): number {
  if (text === undefined) return 4;
  if (!/^[1-9]\d{0,2}$/.test(text)) usage(`--parallel=${text}`, 'a number from 1 to 999');
  return Number(text);
}
