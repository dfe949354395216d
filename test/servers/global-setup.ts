import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { serverNames } from '../../scripts/servers/catalogue.ts';
import { fetchServer, unobtainable } from '../../scripts/servers/fetch.ts';
import { guard, unguard } from '../../scripts/servers/guard.ts';
import { joinedProgress, terminalProgress } from '../../scripts/servers/progress.ts';
import { candidatesFor } from './candidates.ts';

/** Which real servers a run had: written at its end for whoever started it. */
interface ServersReport {
  readonly had: readonly { readonly name: string; readonly version: string; readonly starts: number }[];
  readonly missing: readonly { readonly name: string; readonly why: string }[];
}

/** Fetches what is missing and can be had; a failure is said and means skipped cases, not a failed run. */
export async function setup(): Promise<void> {
  const progress = joinedProgress(terminalProgress());
  const tried = process.env.TLSQL_SERVERS_TRIED === undefined ? serverNames : [];
  const wanted: readonly string[] = process.env.TLSQL_TEST_SERVERS?.split(',') ?? tried;
  const outcomes = await Promise.allSettled(
    serverNames
      .filter((name) => wanted.includes(name) && unobtainable(name) === null)
      .map((name) => fetchServer(name, progress(name))),
  );
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') console.error(`going on without: ${outcome.reason}`);
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-run-'));
  guard(folder);
  const log = join(folder, 'started');
  appendFileSync(log, '');
  // Test processes are forked after this, and startServer adds a line for each start.
  process.env.TLSQL_SERVERS_STARTED = log;
}

/** Tells whoever asked by `TLSQL_SERVERS_REPORT`, or else whoever looks on, which servers there were. */
export function teardown(): void {
  const log = process.env.TLSQL_SERVERS_STARTED;
  if (log === undefined) return;
  const found = report(log);
  const path = process.env.TLSQL_SERVERS_REPORT;
  if (path !== undefined) writeFileSync(path, `${JSON.stringify(found, null, 1)}\n`);
  else console.log(`Real servers: ${found.had.map(({ name }) => name).join(', ') || 'none'}`);
  rmSync(dirname(log), { recursive: true, force: true });
  unguard(dirname(log));
}

function report(log: string): ServersReport {
  const starts = new Map<string, number>();
  const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n') : [];
  for (const line of lines.filter((each) => each !== '')) starts.set(line, (starts.get(line) ?? 0) + 1);
  const had = [...starts].sort().map(([line, count]) => {
    const [name = '', version = ''] = line.split(' ');
    return { name, version, starts: count };
  });
  const missing = candidatesFor({}).flatMap(({ name, missing: why }) => (why === null ? [] : [{ name, why }]));
  return { had, missing };
}
