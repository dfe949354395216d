import { existsSync } from 'node:fs';
import { type Fetched, fetchDebian, fetchNpm } from '../../drivers/fetch.ts';
import { findOnPath } from '../../servers/apt.ts';

/** Where a program connects, and as whom. */
export interface At {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** For what the program needs beside itself. */
  readonly folder: string;
}

/** Files that a driver is told of. */
export interface Files {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** What a driver is told of TLS: nothing, to verify by the system's CAs, by a CA of its own, or to show a certificate as well. */
export type Told = 'plain' | 'system' | 'trust' | 'identity';

/** A program that connects once, and how to run it. */
export interface Program {
  readonly files: Readonly<Record<string, string>>;
  readonly run: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** A real driver or client program. */
export interface Driver {
  readonly name: string;
  /** As `--client` names it; undefined: its text alone is asked about. */
  readonly client?: string;
  /** Where its tree comes from; undefined: the machine has it. */
  readonly tree?: { readonly name: string; readonly packages?: readonly string[]; readonly npm?: string };
  /** Programs of the machine that it takes. */
  readonly needs?: readonly string[];
  /** What to write in its program, in its own words; a wish that it lacks is one that it can't be told. */
  readonly tell: { readonly [Wish in Told]?: (files: Files) => string | undefined };
  /** The program with `slot` where it is told of TLS. It prints `connected` and the cipher, or ends with the driver's own error. */
  readonly program: (slot: string, at: At, tree: string) => Program | Promise<Program>;
  /** How it is told to connect, as a developer would paste it. */
  readonly config?: (slot: string, at: At) => string;
  /** The slot that fix lines in this driver's words make; by default the words themselves. */
  readonly slotOf?: (words: readonly string[], at: At) => string;
}

/** Its tree, fetched into the cache where need be, or why the driver can't be had. */
export function fetchDriver({ tree, needs = [] }: Driver): Fetched {
  const lacking = needs.find((program) => !existsSync(program) && findOnPath(program) === null);
  if (lacking !== undefined) return { missing: `no ${lacking} on this machine` };
  if (tree === undefined) return { folder: '' };
  return tree.npm === undefined
    ? fetchDebian(`judge-${tree.name}`, tree.packages ?? [], true)
    : fetchNpm(`judge-${tree.name}`, tree.npm);
}

const triplet = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';

/** The folder of shared libraries of a tree. */
export const libraries = (tree: string): string => `${tree}/usr/lib/${triplet}`;

/** What a program of an unpacked tree finds its libraries and MariaDB Connector/C its plugins by. */
export const treeEnv = (tree: string): Record<string, string> => ({
  LD_LIBRARY_PATH: `${libraries(tree)}:${tree}/lib/${triplet}`,
  MARIADB_PLUGIN_DIR: `${libraries(tree)}/libmariadb3/plugin`,
});
