import { checkObject, type Kind } from './check-document.ts';
import { type IntentFile, intentKinds } from './intent-file.ts';
import { readTextDocument } from './text-document.ts';

/** One server of an inventory: how the administrator gets in, and what it is to become. */
export interface InventoryServer extends IntentFile {
  readonly host?: string;
  readonly port?: number;
  readonly socket?: string;
  readonly user?: string;
  /** An option file for the connection, as `--defaults-file`. */
  readonly defaultsFile?: string;
  readonly sslMode?: string;
  readonly sslCa?: string;
  /** Its machine, as ssh takes it; sockets, loopback and paths of the server are then there. */
  readonly ssh?: string;
  readonly sudo?: boolean;
}

/** The connection's keys, and the mysql client's options that they stand for. */
export const connectionKeys = {
  host: 'host',
  port: 'port',
  socket: 'socket',
  user: 'user',
  defaultsFile: 'defaults-file',
  sslMode: 'ssl-mode',
  sslCa: 'ssl-ca',
} as const satisfies Partial<Record<keyof InventoryServer, string>>;

const serverKinds: Readonly<Record<keyof InventoryServer, Kind>> = {
  host: 'text',
  port: 'port',
  socket: 'text',
  user: 'text',
  defaultsFile: 'text',
  sslMode: 'text',
  sslCa: 'text',
  ssh: 'text',
  sudo: 'switch',
  ...intentKinds,
};

/**
 * Reads an inventory, YAML or JSON: `servers`, and `defaults` for all of them; a server's own word counts more. Fails with
 * `intent-invalid`, naming line, column and key.
 */
export function parseInventoryFile(text: string, path: string): readonly InventoryServer[] {
  const document = readTextDocument(text, path, 'YAML or JSON by schema/tlsql-inventory.schema.json');
  const server = { keys: serverKinds, needed: [] };
  checkObject(document, [], {
    keys: { $schema: 'text', defaults: server, servers: { list: server } },
    needed: ['servers'],
  });
  const { defaults = {}, servers } = document.value as {
    readonly defaults?: InventoryServer;
    readonly servers: readonly InventoryServer[];
  };
  return servers.map((one) => ({ ...defaults, ...one }));
}
