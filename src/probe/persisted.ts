import { posix } from 'node:path';
import { TlsqlError } from '../base/error.ts';
import type { ServerFacts } from '../facts/server.ts';
import type { Machine } from '../io/machine.ts';

/** Variables about connections: nothing else of the file is looked at. */
const telling = /^((admin_|mysqlx_)?(ssl|tls)_\w+|require_secure_transport|bind_address|port|log_error)$/;

/** What was persisted, and how the file stands; without `file` it could not be looked at. */
export interface Persisted {
  readonly values?: Readonly<Record<string, string>>;
  readonly file?: NonNullable<ServerFacts['persistedFile']>;
}

/**
 * What SET PERSIST has written (`mysqld-auto.cnf` in the data folder of MySQL 8 and later), by option identity (`ssl-cert`).
 * It counts more than option files and command line. The server passes the values over when it is told to, and stops at a
 * damaged file all the same.
 */
export async function readPersisted(
  dataFolder: string | undefined,
  inForce: Readonly<Record<string, string>>,
  machine: Pick<Machine, 'read'>,
): Promise<Persisted> {
  if (dataFolder === undefined) return {};
  const text = await textOrAbsent(machine, posix.join(dataFolder, 'mysqld-auto.cnf'));
  const { values, file } = typeof text === 'string' ? persistedIn(text) : text;
  const passedOver = /^(0|off|false)$/i.test(inForce['persisted-globals-load'] ?? '');
  return { ...(file === undefined ? {} : { file }), ...(values === undefined || passedOver ? {} : { values }) };
}

async function textOrAbsent(machine: Pick<Machine, 'read'>, path: string): Promise<string | Persisted> {
  try {
    return new TextDecoder().decode(await machine.read(path));
  } catch (error) {
    if (!(error instanceof TlsqlError) || error.fault !== 'file') throw error;
    return error.code === 'file-missing' ? { file: { state: 'absent' } } : {};
  }
}

/** The values in the text of such a file, version 1 or 2, or what the server stops at (measured: MY-010214, MY-011268). */
export function persistedIn(text: string): Persisted {
  const damaged = (why: string): Persisted => ({ file: { state: 'damaged', why } });
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return damaged(text.trim() === '' ? 'it is empty' : `it is no JSON (${String(error)})`);
  }
  if (typeof document !== 'object' || document === null || !('Version' in document))
    return damaged('it has no Version');
  const found = valuesIn(document, 4).filter(([name]) => telling.test(name));
  const values = Object.fromEntries(found.map(([name, value]) => [dashed(name), value]));
  return { file: { state: 'whole' }, ...(found.length === 0 ? {} : { values }) };
}

/** Variables stand in groups by their kind, which have changed from release to release. */
function valuesIn(node: unknown, depth: number): [string, string][] {
  if (depth === 0 || typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, inner]: [string, unknown]): [string, string][] => {
    const value: unknown = typeof inner === 'object' && inner !== null && 'Value' in inner ? inner.Value : undefined;
    return typeof value === 'string' ? [[name, value]] : valuesIn(inner, depth - 1);
  });
}

const dashed = (name: string): string => name.replaceAll('_', '-');
