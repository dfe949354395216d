import { rmSync } from 'node:fs';
import { textTable } from '../../src/base/text-table.ts';
import { startEndpoint } from '../../src/endpoint/server.ts';
import { openSession, type Session, type SessionSettings } from '../../src/session/open-session.ts';
import { makeTlsFolder, type TlsFolder } from '../../test/make/tls-folder.ts';
import { candidatesFor } from '../../test/servers/candidates.ts';
import type { Flavor } from '../servers/catalogue.ts';
import { startServer } from '../servers/instance.ts';
import { findLaunch } from '../servers/launch.ts';
import { type Case, casesOf, userOf, type Verdict, verdictText } from './connect-cases.ts';
import { byMysql2, byProgram, byTlsql, type Place } from './connect-clients.ts';
import { type Judge, reasonFor } from './connect-differences.ts';

// npm run judge:connect [-- --all] [-- NAME …]: every cell of servers × plugins × ssl-modes × client certificates × names,
// judged by tlsql, by the server's own client and by mysql2. Status 1 where a difference has no reason.

/** A server that is judged, with everything to log in to it. */
interface Judged {
  readonly name: string;
  readonly place: Place;
  readonly plugins: readonly string[];
  readonly programs: readonly Program[];
  readonly root: Session;
  readonly stop: () => Promise<void>;
}

interface Program {
  readonly judge: Judge;
  readonly flavor: Flavor;
  readonly command: readonly string[];
  readonly plugins: readonly string[];
}

interface Row {
  readonly cell: Case;
  readonly cells: readonly string[];
  readonly reasons: readonly (string | undefined)[];
}

const words = process.argv.slice(2);
const wanted = words.filter((word) => !word.startsWith('--'));
const tls = makeTlsFolder();
try {
  process.exitCode = await judgeAll();
} finally {
  rmSync(tls.folder, { recursive: true, force: true });
}

async function judgeAll(): Promise<number> {
  const rows: Row[] = [];
  for (const name of ['maria10', 'maria11', 'mysql9', 'mysql56', 'endpoint']) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const judged = name === 'endpoint' ? await builtIn(tls) : await real(name, tls);
    if (judged === undefined) continue;
    try {
      for (const cell of casesOf(name, judged.plugins)) rows.push(await judgeCell(cell, judged));
    } finally {
      await judged.root.close();
      await judged.stop();
    }
  }
  return report(rows);
}

async function judgeCell(cell: Case, judged: Judged): Promise<Row> {
  const before = (): Promise<void> => prepare(cell, judged);
  await before();
  const ours = await byTlsql(cell, judged.place);
  const cells = [verdictText(ours)];
  const reasons: (string | undefined)[] = [];
  const compare = (judge: Judge, theirs: Verdict | undefined): void => {
    cells.push(theirs === undefined ? '-' : verdictText(theirs));
    const reason = theirs === undefined ? 'same' : reasonFor({ cell, judge, ours, theirs });
    reasons.push(reason);
    if (reason === undefined)
      console.error(
        `${key(cell)}\n  tlsql: ${ours.text || verdictText(ours)}\n  ${judge}: ${theirs?.text || (theirs && verdictText(theirs))}`,
      );
  };
  for (const { judge, flavor, command, plugins } of judged.programs) {
    await before();
    compare(judge, await byProgram(command, flavor, plugins, cell, judged.place));
  }
  await before();
  compare('mysql2', await byMysql2(cell, judged.place));
  return { cell, cells, reasons };
}

function key(cell: Case): string {
  return Object.values(cell).join(' ');
}

/** Brings the server's cache of caching_sha2_password into the state of the cell. */
async function prepare(cell: Case, { root, place }: Judged): Promise<void> {
  if (cell.cache === '-') return;
  await root.query('FLUSH PRIVILEGES');
  if (cell.cache === 'cold') return;
  const verdict = await byTlsql({ ...cell, mode: 'REQUIRED', certificate: 'right', name: 'right' }, place);
  if (verdict.in !== 'tls') throw new Error(`the cache could not be warmed: ${verdict.text}`);
}

function report(rows: readonly Row[]): number {
  const columns = [
    'server',
    'plugin',
    'cache',
    'require',
    'ssl-mode',
    'certificate',
    'name',
    'tlsql',
    'own client',
    'mysql2',
    '',
  ];
  const lines = rows.map(({ cell, cells, reasons }) => {
    const [ours = '', ...others] = cells;
    const own = others.slice(0, -1).join(' | ');
    const why = [
      ...new Set(
        reasons.map((reason) => (reason === undefined ? 'UNEXPLAINED' : reason)).filter((reason) => reason !== 'same'),
      ),
    ];
    return [...Object.values(cell), ours, own === '' ? '-' : own, others.at(-1) ?? '-', why.join(', ')];
  });
  const shown = words.includes('--all') ? lines : lines.filter((line) => line.at(-1) !== '');
  console.log(
    textTable(
      columns.map((title) => ({ title })),
      shown,
    ),
  );
  const differing = lines.filter((line) => line.at(-1) !== '');
  const unexplained = rows.flatMap(({ reasons }) => reasons.filter((reason) => reason === undefined)).length;
  const verdicts = rows.flatMap(({ cells }) => cells.filter((cell) => cell !== '-')).length;
  console.log(
    `${rows.length} cells, ${verdicts} verdicts: ${rows.length - differing.length} cells alike, ${differing.length} with a difference, ${unexplained} differences unexplained`,
  );
  return unexplained === 0 ? 0 : 1;
}

async function real(name: string, files: TlsFolder): Promise<Judged | undefined> {
  const candidate = candidatesFor({}).find((one) => one.name === name);
  if (candidate === undefined || candidate.missing !== null) {
    console.log(`${name}: left out, ${candidate?.missing ?? 'not on this machine'}`);
    return undefined;
  }
  const load =
    name === 'maria11'
      ? 'plugin-load-add=auth_ed25519\nplugin-load-add=auth_parsec'
      : name === 'maria10'
        ? 'plugin-load-add=auth_ed25519'
        : '';
  const server = await startServer(name, { tls: files.server, optionFile: load });
  const root = await openSession(rootSettings({ socket: server.socket }));
  const plugins = candidate.traits.authPlugins.filter((plugin) => plugin !== 'mysql_old_password');
  for (const plugin of plugins) await makeAccounts(root, name, plugin);
  const program = await ownProgram(name);
  const place = { port: server.port, tls: files, old: name === 'mysql56' };
  return { name, place, plugins, programs: program === undefined ? [] : [program], root, stop: server.stop };
}

async function ownProgram(name: string): Promise<Program | undefined> {
  const launch = await findLaunch(name);
  const command = launch.programs.mysql;
  if (command === undefined) return undefined;
  const plugins = launch.clientPlugins === null ? [] : [`--plugin-dir=${launch.clientPlugins}`];
  return {
    judge: launch.flavor === 'mysql' ? 'mysql client' : 'mariadb client',
    flavor: launch.flavor,
    command,
    plugins,
  };
}

/** The built-in server, judged by the clients of the others. */
async function builtIn(files: TlsFolder): Promise<Judged> {
  const { ca, cert, key: keyFile } = files.server;
  const endpoint = await startEndpoint({ variables: { ssl_ca: ca, ssl_cert: cert, ssl_key: keyFile } });
  const root = await openSession(rootSettings({ host: '127.0.0.1', port: endpoint.port }));
  const plugins = ['caching_sha2_password', 'sha256_password', 'mysql_native_password'];
  for (const plugin of plugins) await makeAccounts(root, 'endpoint', plugin);
  const programs = await Promise.all(
    ['mysql9', 'maria10', 'maria11']
      .filter((name) => candidatesFor({}).some((one) => one.name === name && one.missing === null))
      .map(ownProgram),
  );
  return {
    name: 'endpoint',
    place: { port: endpoint.port, tls: files, old: false },
    plugins,
    programs: programs.filter((program) => program !== undefined),
    root,
    stop: () => endpoint.close(),
  };
}

async function makeAccounts(root: Session, server: string, plugin: string): Promise<void> {
  for (const require of ['NONE', 'X509'] as const) {
    const account = `'${userOf({ plugin, require })}'@'%'`;
    const clause = require === 'NONE' ? '' : ' REQUIRE X509';
    if (server === 'mysql56') await root.query(`GRANT USAGE ON *.* TO ${account} IDENTIFIED BY 'secret'${clause}`);
    else if (server.startsWith('maria'))
      await root.query(`CREATE USER ${account} IDENTIFIED VIA ${plugin} USING PASSWORD('secret')${clause}`);
    else await root.query(`CREATE USER ${account} IDENTIFIED WITH ${plugin} BY 'secret'${clause}`);
  }
}

function rootSettings(target: SessionSettings['target']): SessionSettings {
  return {
    target,
    at: 'root',
    user: 'root',
    password: '',
    tls: 'never',
    material: {},
    verifyChain: false,
    connectMillis: 10_000,
  };
}
