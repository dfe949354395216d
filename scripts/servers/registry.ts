import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAtomically } from './cache.ts';
import { endProcess, findByArgument, isAlive, type ProcessId } from './processes.ts';

/** What is written about an instance into its folder, so that `status` and `stop` find it. No secret is in it. */
export interface InstanceRecord {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly port: number;
  readonly socket: string;
  readonly folder: string;
  readonly since: string;
  readonly server: ProcessId;
  /** Who started it, and with whom it ends; null: it stays until `stop`. */
  readonly owner: ProcessId | null;
}

export interface ListedInstance {
  readonly folder: string;
  readonly id: string;
  readonly record: InstanceRecord | null;
  readonly state: 'running' | 'starting' | 'dead';
}

/** A Unix socket's path has 107 bytes at most, and MySQL 5.6 takes 100 of them. */
const longestFolder = 80;

/** The folder of all instances of this user; private to them. */
export function instancesRoot(temporary: string = tmpdir()): string {
  const name = `tlsql-servers-${process.getuid?.() ?? 0}`;
  const wanted = join(temporary, name);
  const root = wanted.length + 20 <= longestFolder ? wanted : join('/tmp', name);
  mkdirSync(root, { recursive: true, mode: 0o700 });
  const { uid } = lstatSync(root);
  if (uid !== process.getuid?.()) throw new Error(`${root} belongs to another user`);
  chmodSync(root, 0o700);
  return root;
}

/** A path for a new instance's folder, not yet made: whoever is to tidy it away is told first. Its name is the id. */
export function newFolder(name: string): string {
  return join(instancesRoot(), `${name}-${randomBytes(4).toString('hex')}`);
}

export function writeRecord(record: InstanceRecord): void {
  writeAtomically(join(record.folder, 'instance.json'), `${JSON.stringify(record, null, 1)}\n`);
}

/** Every instance of this user, whoever started it. */
export function listInstances(): ListedInstance[] {
  const root = instancesRoot();
  return readdirSync(root).map((id) => {
    const folder = join(root, id);
    const record = readRecord(folder);
    const running = record !== null && isAlive(record.server);
    const state = running ? 'running' : processesOf(folder).length > 0 ? 'starting' : 'dead';
    return { folder, id, record, state };
  });
}

/** Ends whatever runs from an instance's folder, and removes it. */
export async function clearInstance(folder: string): Promise<void> {
  for (const id of processesOf(folder)) await endProcess(id, 0);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/**
 * The server of an instance, or the copying of its data folder: found by their arguments, so that one that was started
 * an instant before its starter died is found too, and nobody who merely reads a log there. As in watchdog.js.
 */
function processesOf(folder: string): ProcessId[] {
  return findByArgument([`--defaults-file=${folder}/my.cnf`, `${folder}/data`]);
}

function readRecord(folder: string): InstanceRecord | null {
  const path = join(folder, 'instance.json');
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as InstanceRecord;
  } catch {
    return null;
  }
}
