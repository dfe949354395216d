import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningServer, startServer } from '../../servers/instance.ts';
import { ServerStartError } from '../../servers/server-process.ts';
import { statement } from '../arrange.ts';
import { type GoodFiles, goodFiles, type Kit } from '../kit.ts';
import type { Scenario } from '../scenario.ts';

/** What the client alone can see of a server that runs without TLS, has another certificate, or does not run. */
const clientSees = [
  'server-has-no-tls',
  'network-port-closed',
  'tls-handshake-failed',
  'server-cert-not-verified',
  'mysql-auto-cert-used-instead',
  'mariadb-auto-cert-not-verifiable',
];

/** The lines of `[mysqld]`, made of good files. */
export type Lines = (good: GoodFiles, kit: Kit) => readonly string[];

const entry = (
  stops: boolean,
  id: string,
  variant: string,
  servers: readonly string[],
  lines: Lines,
  more: Partial<Scenario> = {},
): Scenario => ({
  id,
  variant,
  servers,
  clientSees,
  make(kit) {
    const good = goodFiles(kit);
    return {
      mysqld: lines(good, kit),
      client: ['-uroot', '--ssl-mode=VERIFY_CA', `--ssl-ca=${good.caPath}`],
      ...(stops ? { stops } : {}),
    };
  },
  ...more,
});

export const runs = entry.bind(undefined, false);
export const stops = entry.bind(undefined, true);

/** MariaDB does not start with it, MySQL does, without TLS. */
export const onBoth = (id: string, variant: string, lines: Lines, more: Partial<Scenario> = {}): Scenario[] => [
  stops(id, variant, ['maria10'], lines, more),
  runs(id, variant, ['mysql9'], lines, more),
];

export const maria = ['maria10', 'maria11'];
export const both = ['maria10', 'mysql9'];

export const without =
  (name: string, ...instead: string[]): Lines =>
  ({ lines }) => [...lines.filter((line) => !line.startsWith(`ssl-${name}=`)), ...instead];

/** The good lines, one of which names its file in another way. */
export const written =
  (name: 'ca' | 'cert' | 'key', write: (path: string) => string): Lines =>
  ({ lines }) =>
    lines.map((line) => (line.startsWith(`ssl-${name}=`) ? write(line.slice(line.indexOf('=') + 1)) : line));

/** The lines of the server in another file, and what `[mysqld]` says beside. */
export const elsewhere =
  (name: string, lines: (text: string) => string | Uint8Array, directive: (path: string) => string): Lines =>
  (good, kit) => {
    mkdirSync(join(kit.folder, 'conf.d'), { recursive: true });
    const path = kit.write(`conf.d/${name}`, lines(`[mysqld]\n${good.lines.join('\n')}\n`));
    return [directive(path)];
  };

export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));

/** A MySQL server that does not start with what SET PERSIST left: its data folder and log are there to be looked at. */
export const persisted = (
  variant: string,
  spoil: (file: string, server: RunningServer) => Promise<void>,
): Scenario => ({
  id: 'persisted-variable-blocks-start',
  variant,
  servers: ['mysql9'],
  async make(kit) {
    const server = await startServer(kit.server);
    const file = join(server.dataDir, 'mysqld-auto.cnf');
    await statement(server, "SET PERSIST_ONLY tls_version='TLSv1.2'");
    await spoil(file, server);
    const log = await server.restart().then(
      () => undefined,
      (error: unknown) => (error instanceof ServerStartError ? error.log : undefined),
    );
    kit.write('mysqld-auto.cnf', readFileSync(file));
    await server.stop();
    if (log === undefined) throw new Error('the server starts in spite of the fault');
    return {
      offline: true,
      after() {
        kit.write('error.log', log);
        return Promise.resolve(undefined);
      },
    };
  },
});
