import { posix } from 'node:path';
import { digest } from '../base/digest.ts';
import { asTlsqlError } from '../base/error.ts';
import type { Diagnosis } from '../checks/engine/decide.ts';
import { flavorOf } from '../checks/engine/server-mend.ts';
import { openAdmin } from '../doctor/admin-session.ts';
import type { DoctorRequest } from '../doctor/request.ts';
import type { Facts } from '../facts/facts.ts';
import { ifHad, type Machine } from '../io/machine.ts';
import type { GivenOption } from '../optionfile/option-spec.ts';
import { restartCommandOf } from '../secure/restart.ts';
import type { Session } from '../session/open-session.ts';
import { editLines } from './edit-lines.ts';
import type { OptionMend } from './fix-plan.ts';
import { type Edited, type Powers, pathsIn, wantsReload } from './plan-fix.ts';
import type { PathState } from './why-not.ts';

/** What whoever runs this asked for. */
export interface Allowed {
  readonly uid: number;
  readonly allowRestart: boolean;
  readonly restartCommand?: string;
}

/** Looks at what the mends of a diagnosis would touch, and at who could do it. */
export async function gatherPowers(
  machine: Machine,
  facts: Facts,
  diagnosis: Diagnosis,
  request: DoctorRequest,
  allowed: Allowed,
): Promise<Powers> {
  const paths = new Map<string, PathState>();
  const bytes = new Map<string, Uint8Array>();
  for (const path of pathsIn(diagnosis)) {
    const state = await stateOf(machine, path);
    if (state === undefined) continue;
    paths.set(path, state);
    const edited = diagnosis.findings.some(({ mends }) => mends.some((mend) => 'file' in mend && mend.file === path));
    const read = edited && state.real !== undefined ? await ifHad(machine.read(state.real)) : undefined;
    if (state.real !== undefined && read !== undefined) bytes.set(state.real, read);
  }
  const noAdmin = wantsReload(facts, diagnosis) ? await whyNoAdmin(request, facts) : undefined;
  const command = allowed.restartCommand ?? (await commandFor(machine, facts));
  const { status } = await machine.run('command -v setfacl getfacl', 5000);
  return {
    uid: allowed.uid,
    paths,
    allowRestart: allowed.allowRestart,
    acl: status === 0,
    edited: (path, mends) => editedOf(bytes.get(path) ?? new Uint8Array(), mends, facts, path),
    ...(command === undefined ? {} : { restartCommand: command }),
    ...(noAdmin === undefined ? {} : { noAdmin }),
  };
}

async function stateOf(machine: Machine, path: string): Promise<PathState | undefined> {
  const [stats] = await machine.lstat([path]);
  if (stats === undefined) return undefined;
  const folder = posix.dirname(path);
  if ('errno' in stats)
    return stats.errno === 'ENOENT' ? { type: 'missing', uid: 0, writable: await machine.writable(folder) } : undefined;
  const real = await machine.real(path);
  const writable = await machine.writable(stats.type === 'directory' ? path : posix.dirname(real ?? path));
  return { type: stats.type, uid: stats.uid, writable, ...(real === undefined ? {} : { real }) };
}

async function commandFor(machine: Machine, facts: Facts): Promise<string | undefined> {
  const { process: running, unit } = facts.server ?? {};
  if (running !== undefined) return await restartCommandOf(machine, running.pid);
  if (unit === undefined) return undefined;
  const { status } = await machine.run('test -d /run/systemd/system', 5000);
  return status === 0 ? `systemctl start ${unit.name}` : undefined;
}

/**
 * How the administrator is reached: as was said; else as the printed line would, through the server's socket with the option
 * files of whoever runs this.
 */
export function adminFlags(request: DoctorRequest, facts: Facts): readonly GivenOption[] {
  if (request.adminGiven !== undefined) return request.adminGiven;
  const socket = facts.server?.inForce?.socket ?? facts.client?.intent?.socket;
  return socket === undefined ? [] : [{ name: 'socket', value: socket, origin: { kind: 'argument', index: 0 } }];
}

/** Logs in as the administrator. */
export async function adminOf(request: DoctorRequest, facts: Facts): Promise<Session> {
  const { env, cwd, password } = request;
  const { session } = await openAdmin({ given: adminFlags(request, facts), env, cwd, password, millis: 5000 });
  return session;
}

async function whyNoAdmin(request: DoctorRequest, facts: Facts): Promise<string | undefined> {
  try {
    await (await adminOf(request, facts)).close();
    return undefined;
  } catch (error) {
    return `no administrator could log in: ${asTlsqlError(error).detail.seen}`;
  }
}

function editedOf(bytes: Uint8Array, mends: readonly OptionMend[], facts: Facts, path: string): Edited {
  const edited = editLines(bytes, mends, flavorOf(facts), path);
  const lines = (of: Uint8Array): string[] => new TextDecoder().decode(of).split(/\r?\n/);
  const [old, now] = [lines(bytes), lines(edited)];
  return {
    before: digest(bytes),
    after: digest(edited),
    details: [
      ...old.filter((line) => !now.includes(line)).map((line) => `- ${line}`),
      ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
    ],
  };
}
