import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '../base/error.ts';
import type { RequireClause } from '../facts/account.ts';
import { beginLines, type LineJournal, openLines, readLines } from '../io/line-journal.ts';
import type { FileMeta } from '../io/machine.ts';
import type { AccountName } from '../plan/account-name.ts';
import type { SecureIntent } from '../plan/intent.ts';
import type { SecurePlan } from '../plan/step.ts';
import type { ChannelState } from './channels.ts';

/** A file as it was before; `copy` names its bytes in the state folder. Absent: it was not there. */
export interface SavedFile {
  readonly path: string;
  /** It is the operator's, on the machine that tlsql runs on. */
  readonly own?: true;
  readonly was?: FileMeta & { readonly copy: string; readonly sha256: string };
}

/** What a run began with: enough to bring everything back. */
export interface JournalHead {
  readonly format: 1;
  readonly id: string;
  /** ISO 8601 UTC. */
  readonly begun: string;
  readonly at: string;
  readonly plan: SecurePlan;
  readonly intent: SecureIntent;
  readonly before: {
    readonly files: readonly SavedFile[];
    /** Folders that were not there, innermost first; the operator's apart where the server is on another machine. */
    readonly folders: readonly string[];
    readonly ownFolders?: readonly string[];
    readonly variables: Readonly<Record<string, string>>;
    /** Channels of a replica, where the plan changes one. */
    readonly channels?: readonly ChannelState[];
    readonly accounts: readonly { readonly account: AccountName; readonly require: RequireClause | null }[];
  };
}

type Line =
  | { readonly head: JournalHead }
  | { readonly start: string }
  | { readonly done: string }
  | { readonly proofAccount: string }
  | { readonly proofAccountGone: string }
  | { readonly dryStart: string }
  | { readonly dryStartGone: string }
  | { readonly undoing: string }
  | { readonly closed: 'done' | 'undone'; readonly after?: Readonly<Record<string, string>> };

/** What a journal says. */
export interface JournalState {
  readonly head: JournalHead;
  readonly started: ReadonlySet<string>;
  readonly done: ReadonlySet<string>;
  /** Throw-away accounts that may still be there. */
  readonly proofAccounts: readonly string[];
  /** Folders of second servers that may still be there. */
  readonly dryStarts: readonly string[];
  readonly undoing: boolean;
  readonly closed?: 'done' | 'undone';
  /** SHA-256 of the files as a finished run left them. */
  readonly after: Readonly<Record<string, string>>;
}

/** A journal that is written to. Each line is on the disk before the call returns. */
export type Journal = LineJournal<Line>;

/** Begins a journal in a folder of its own, made 0700. What an earlier, closed run left there goes. */
export const beginJournal = (folder: string): Journal => beginLines(folder);

/** The journal of a run that was begun before. */
export const openJournal = (folder: string): Journal => openLines(folder);

/**
 * Reads a journal as far as it was written: a torn last line was never acted upon. Undefined when there is none, or its
 * first line is torn (nothing was changed then). Fails with `secure-journal-damaged`.
 */
export function readJournal(folder: string): JournalState | undefined {
  const lines = readLines(folder, damaged) as readonly Line[];
  const first = lines[0];
  if (first === undefined || !('head' in first)) return undefined;
  const started = new Set<string>();
  const done = new Set<string>();
  const accounts = new Set<string>();
  const dryStarts = new Set<string>();
  let undoing = false;
  let closed: 'done' | 'undone' | undefined;
  let after: Readonly<Record<string, string>> = {};
  for (const line of lines.slice(1)) {
    if ('start' in line) started.add(line.start);
    else if ('done' in line) done.add(line.done);
    else if ('proofAccount' in line) accounts.add(line.proofAccount);
    else if ('proofAccountGone' in line) accounts.delete(line.proofAccountGone);
    else if ('dryStart' in line) dryStarts.add(line.dryStart);
    else if ('dryStartGone' in line) dryStarts.delete(line.dryStartGone);
    else if ('undoing' in line) {
      undoing = true;
      closed = undefined;
    } else if ('closed' in line) {
      closed = line.closed;
      after = line.after ?? {};
    }
  }
  return {
    head: first.head,
    started,
    done,
    proofAccounts: [...accounts],
    dryStarts: [...dryStarts],
    undoing,
    after,
    ...(closed === undefined ? {} : { closed }),
  };
}

/** A run of which a journal is there. */
export interface KnownRun {
  readonly folder: string;
  readonly state: JournalState;
}

/** Every run under `root`, finished or not. */
export function knownRuns(root: string): readonly KnownRun[] {
  let names: string[];
  try {
    names = readdirSync(root);
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    const folder = join(root, name);
    const state = readJournal(folder);
    return state === undefined ? [] : [{ folder, state }];
  });
}

function damaged(path: string): never {
  return fail('secure-journal-damaged', {
    at: path,
    seen: 'a line that is no JSON object',
    next: 'compare the files by hand with the copies beside the journal',
  });
}
