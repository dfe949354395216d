import { posix } from 'node:path';
import { reloadTlsStatement } from '../mysql/abilities.ts';
import type { SecureIntent } from './intent.ts';
import type { Situation } from './situation.ts';

/** The paths of the server's three files. */
export interface TlsPaths {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** Where the files go and how the server takes them. */
export interface TlsPlace {
  readonly paths: TlsPaths;
  /** The variables name these paths already. */
  readonly named: boolean;
  /**
   * `set`: the variables are set while it runs, then reloaded · `reload`: the files are read again · `restart`: nothing else
   * helps.
   */
  readonly how: 'set' | 'reload' | 'restart';
  /** The statement that reloads. */
  readonly reload?: string;
}

/**
 * Decides where the files go: the folder that was asked for, the paths that the server reads already where only those can be
 * reloaded (MariaDB), else `tls` beside the option file, else `tls` in the data folder.
 */
export function tlsPlace(situation: Situation, intent: SecureIntent): TlsPlace {
  const { server, variables, host, tls } = situation;
  const reload = reloadTlsStatement(server);
  const current = currentPaths(variables);
  const settable = reload?.startsWith('ALTER INSTANCE') === true;
  const beside = host?.optionFile === undefined ? variables.datadir : posix.dirname(host.optionFile.path);
  const folder = intent.installDir ?? posix.join(beside ?? '/', 'tls');
  const fresh: TlsPaths = {
    ca: posix.join(folder, 'ca.pem'),
    cert: posix.join(folder, 'server-cert.pem'),
    key: posix.join(folder, 'server-key.pem'),
  };
  const inPlace = !settable && tls.on && reload !== undefined && current !== undefined;
  const paths = inPlace && intent.installDir === undefined ? current : fresh;
  const named = current !== undefined && samePaths(current, paths);
  const how = settable
    ? named && tls.on
      ? 'reload'
      : 'set'
    : named && tls.on && reload !== undefined
      ? 'reload'
      : 'restart';
  return { paths, named, how, ...(reload === undefined ? {} : { reload }) };
}

/** The absolute paths of the three variables; undefined unless all are set. */
export function currentPaths(variables: Situation['variables']): TlsPaths | undefined {
  const at = (name: string): string | undefined => {
    const value = variables[name];
    return value === undefined || value === '' ? undefined : posix.resolve(variables.datadir ?? '/', value);
  };
  const [ca, cert, key] = [at('ssl_ca'), at('ssl_cert'), at('ssl_key')];
  return ca === undefined || cert === undefined || key === undefined ? undefined : { ca, cert, key };
}

function samePaths(a: TlsPaths, b: TlsPaths): boolean {
  return a.ca === b.ca && a.cert === b.cert && a.key === b.key;
}
