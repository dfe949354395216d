import { spawnSync } from 'node:child_process';
import { catalogue, type Flavor, type ServerName, serverNames, type Traits } from '../../scripts/servers/catalogue.ts';
import { unobtainable } from '../../scripts/servers/fetch.ts';
import { isFetched } from '../../scripts/servers/launch.ts';
import { serverOnPath } from '../../scripts/servers/path-server.ts';
import type { StartOptions } from '../../scripts/servers/start-options.ts';
import { traitsOf } from '../../scripts/servers/traits.ts';

export interface Choice {
  /** All of them unless said. A machine's own server (`path`) stands in where none of the four can be had. */
  readonly names?: readonly ServerName[];
  /** Only servers with this trait; the others are not mentioned. */
  readonly where?: (traits: Traits, flavor: Flavor) => boolean;
  readonly start?: StartOptions;
}

/** A server that this run could have, or why it can't. */
export interface Candidate {
  readonly name: ServerName | 'path';
  readonly flavor: Flavor;
  readonly traits: Traits;
  readonly missing: string | null;
}

/** The servers that a choice means on this machine. `TLSQL_TEST_SERVERS` (names, or `none`) leaves others out. */
export function candidatesFor(choice: Choice): Candidate[] {
  const { names = serverNames, where = () => true } = choice;
  const own = names.map((name): Candidate => {
    const { flavor, traits } = catalogue[name];
    return {
      name,
      flavor,
      traits,
      missing: leftOut(name) ?? (isFetched(name) ? null : (unobtainable(name) ?? 'not fetched')),
    };
  });
  const machines = own.every(({ missing }) => missing !== null) && leftOut('path') === null ? pathCandidate() : [];
  return [...(machines.length > 0 ? machines : own)].filter(({ traits, flavor }) => where(traits, flavor));
}

function leftOut(name: string): string | null {
  const wanted = process.env.TLSQL_TEST_SERVERS;
  return wanted === undefined || wanted.split(',').includes(name) ? null : 'left out by TLSQL_TEST_SERVERS';
}

function pathCandidate(): Candidate[] {
  const program = serverOnPath();
  if (program === null) return [];
  const said = spawnSync(program, ['--no-defaults', '--version'], { encoding: 'utf8' }).stdout;
  const known = traitsOf(/\bVer (\S+)/.exec(said)?.[1] ?? '');
  return [{ name: 'path', ...known, missing: null }];
}
