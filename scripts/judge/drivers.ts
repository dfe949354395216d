// npm run judge:drivers [-- --driver PART] [--fault PART] [--text] [--show] [--record FILE | --replay FILE]: runs real drivers into
// faults on real servers and feeds what they print to the doctor: as text alone (--text: no more than that), and with the connection
// as the developer has it; writes the fix lines in the driver's own words into its program and connects again. --record keeps the texts,
// --replay explains kept ones again. Exit status 1 when a text or a cause was wrong.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faults as catalogue } from '../../src/checks/all.ts';
import { explain } from '../../src/checks/engine/explain.ts';
import { arrange, statement } from './arrange.ts';
import { compiledDrivers } from './drivers/compiled.ts';
import { type At, type Driver, type Files, fetchDriver } from './drivers/driver.ts';
import { type DriverFault, driverFaults } from './drivers/faults.ts';
import { mendByWords } from './drivers/mend-by-words.ts';
import { nodeDrivers } from './drivers/node.ts';
import { notHad, programDrivers } from './drivers/programs.ts';
import { pythonDrivers } from './drivers/python.ts';
import { runDriver } from './drivers/run-driver.ts';
import { scriptedDrivers } from './drivers/scripted.ts';
import { type Row, tableOf } from './drivers/table.ts';
import { runDoctor } from './run-doctor.ts';

const words = process.argv.slice(2);
const option = (name: string): string | undefined =>
  words.includes(name) ? words[words.indexOf(name) + 1] : undefined;
const part = (name: string, whole: string): boolean => whole.includes(option(name) ?? '');
const kept: { driver: string; fault: string; text: string }[] = [];
const rows: Row[] = [];

const replay = option('--replay');
if (replay === undefined) await run();
else
  for (const { driver, fault, text } of JSON.parse(readFileSync(replay, 'utf8')) as typeof kept) {
    const about = driverFaults.find(({ name }) => name === fault);
    if (about !== undefined && part('--driver', driver) && part('--fault', fault))
      tell(byText(driver, about, text), text);
  }
const record = option('--record');
if (record !== undefined) writeFileSync(record, JSON.stringify(kept, null, 1));
console.log(`\n${tableOf(rows)}`);
for (const [name, why] of Object.entries(notHad)) console.log(`skipped: ${name}: ${why}`);
process.exitCode = rows.some(({ place, cause }) => place === 0 || cause === 'wrong') ? 1 : 0;

async function run(): Promise<void> {
  const drivers: { driver: Driver; tree: string }[] = [];
  for (const driver of [...nodeDrivers, ...pythonDrivers, ...scriptedDrivers, ...compiledDrivers, ...programDrivers]) {
    if (!part('--driver', driver.name)) continue;
    const { folder, missing } = { folder: undefined, ...fetchDriver(driver) };
    if (folder === undefined) console.log(`skipped: ${driver.name}: ${missing}`);
    else drivers.push({ driver, tree: folder });
  }
  for (const fault of driverFaults.filter(({ name }) => part('--fault', name))) await judgeFault(fault, drivers);
}

/** Sets the fault up once, for all drivers. */
async function judgeFault(
  fault: DriverFault,
  drivers: readonly { readonly driver: Driver; readonly tree: string }[],
): Promise<void> {
  let files: Partial<Files> = {};
  let [user, password] = ['app', 'pw'];
  const scenario = {
    id: fault.name,
    servers: [fault.server],
    make(kit: Parameters<DriverFault['make']>[0]) {
      const setup = fault.make(kit);
      files = setup.files ?? {};
      [user, password] = [setup.user ?? 'app', setup.password ?? 'pw'];
      return setup;
    },
  };
  const arranged = await arrange(scenario, fault.server);
  const other = await fault.instead?.();
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-drivers-'));
  try {
    const port = other?.port ?? arranged.server?.port ?? 0;
    const at: At = { host: other?.host ?? '127.0.0.1', port, user, password, folder };
    const given = { ca: '', cert: '', key: '', ...files };
    for (const { driver, tree } of drivers) {
      const slot = driver.tell[fault.told]?.(given);
      if (slot === undefined) continue;
      if (fault.before !== undefined) await statement(arranged.server, fault.before);
      const { connected, encrypted, text } = await runDriver(driver, slot, at, tree);
      if (connected) {
        console.log(`connects  ${driver.name} × ${fault.name}${encrypted ? '' : ' (in plaintext)'}`);
        continue;
      }
      kept.push({ driver: driver.name, fault: fault.name, text });
      const row = byText(driver.name, fault, text);
      if (words.includes('--text') || driver.client === undefined) tell(row, text);
      else
        tell(
          await byLook(row, {
            driver,
            fault,
            slot,
            at,
            tree,
            text,
            server: arranged.server,
            folder: arranged.kit.folder,
          }),
          text,
        );
    }
  } finally {
    other?.end();
    await arranged.clear();
    rmSync(folder, { recursive: true, force: true });
  }
}

function byText(driver: string, fault: DriverFault, text: string): Row {
  const found = explain(text, catalogue).meanings.map((meaning) => meaning.fault.id);
  const place = found.slice(0, 3).findIndex((id) => fault.text.includes(id)) + 1;
  return { driver, fault: fault.name, shared: fault.shared === true, place, found: found.slice(0, 3) };
}

interface Look {
  readonly driver: Driver;
  readonly fault: DriverFault;
  readonly slot: string;
  readonly at: At;
  readonly tree: string;
  readonly text: string;
  readonly server: Parameters<typeof statement>[0];
  /** Files of the set-up: a right CA and client pair among them. */
  readonly folder: string;
}

/** The doctor as the developer calls it: with the options as the program has them, and what the program printed. */
async function byLook(row: Row, look: Look): Promise<Row> {
  const { driver, fault, slot, at, text } = look;
  const config = driver.config?.(slot, at);
  const cli = config === slot;
  const own = cli ? slot.split(' ') : config === undefined ? [] : [`--client-config=${config}`];
  const address = [`-h${at.host}`, `-P${at.port}`, `-u${at.user}`, `-p${at.password}`];
  const flags = [
    '--no-defaults',
    ...(config === undefined || cli ? address : []),
    `--client=${driver.client}`,
    `--said=${text}`,
  ];
  if (fault.before !== undefined) await statement(look.server, fault.before);
  const said = await runDoctor('client', [...flags, ...own]);
  const named = said.cause === undefined ? said.candidates : [said.cause, ...said.candidates];
  const cause = named.some((id) => fault.cause.includes(id)) ? 'right' : said.cause === undefined ? 'silent' : 'wrong';
  const whole = { ...row, cause, said: `${said.verdict} ${named.join('|')} ${said.noise ?? ''}` } as const;
  if (fault.words !== true || cli || driver.client === undefined) return whole;
  const mended = await mendByWords(look, said.fix);
  return { ...whole, mended, fix: said.fix };
}

function tell(row: Row, text: string): void {
  rows.push(row);
  const place = row.place === 0 ? 'NOT' : `#${row.place}`;
  const cause = row.cause === undefined ? '' : `  cause ${row.cause}${row.cause === 'right' ? '' : ` (${row.said})`}`;
  const mended = row.mended === undefined ? '' : `  ${row.mended}`;
  console.log(
    `${place.padEnd(4)} ${row.driver} × ${row.fault}${row.place === 1 ? '' : `  said: ${row.found.join(', ')}`}${cause}${mended}`,
  );
  if (words.includes('--show')) {
    console.log(text.trimEnd().replaceAll(/^/gm, '    | '));
    for (const line of row.fix ?? []) console.log(`    $ ${line}`);
  }
}
