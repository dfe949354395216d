import { posix } from 'node:path';
import type { Machine } from '../io/machine.ts';
import { textOf } from '../io/machine.ts';

/** Variables about connections: nothing else of the file is looked at. */
const telling = /^((admin_|mysqlx_)?(ssl|tls)_\w+|require_secure_transport|bind_address|port|log_error)$/;

/**
 * What SET PERSIST has written (`mysqld-auto.cnf` in the data folder of MySQL 8 and later), by option identity (`ssl-cert`).
 * It counts more than option files and command line. Undefined where there is none, or the server is told to pass it over.
 */
export async function readPersisted(
  dataFolder: string | undefined,
  inForce: Readonly<Record<string, string>>,
  machine: Pick<Machine, 'read'>,
): Promise<Readonly<Record<string, string>> | undefined> {
  if (dataFolder === undefined || /^(0|off|false)$/i.test(inForce['persisted-globals-load'] ?? '')) return undefined;
  return persistedValues((await textOf(machine, posix.join(dataFolder, 'mysqld-auto.cnf'))) ?? '');
}

/** The values in the text of such a file, version 1 or 2; undefined where it holds none or is damaged. */
export function persistedValues(text: string): Readonly<Record<string, string>> | undefined {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return undefined;
  }
  const found = valuesIn(document, 4).filter(([name]) => telling.test(name));
  return found.length === 0 ? undefined : Object.fromEntries(found.map(([name, value]) => [dashed(name), value]));
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
