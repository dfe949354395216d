import type { RequireClause } from '../facts/account.ts';
import type { OptionEdit } from '../optionfile/option-file-entries.ts';
import type { AccountName } from './account-name.ts';
import type { TlsPaths } from './tls-place.ts';
import type { Broken } from './who-breaks.ts';

/** A variable that is set while the server runs. */
export interface Setting {
  readonly name: string;
  readonly value: string;
  /** What it is now; `persisted` when mysqld-auto.cnf says so. */
  readonly before: string;
  readonly scope: 'global' | 'persist';
  readonly persistedBefore?: string;
}

/** What a step does: data alone, so that it can be kept in a journal. No secret is in it. */
export type Action =
  | { readonly do: 'make-ca'; readonly dir: string; readonly subject: string; readonly rsa: boolean }
  | {
      readonly do: 'install-files';
      readonly paths: TlsPaths;
      readonly from:
        | { readonly ca: string; readonly names: readonly string[]; readonly legacy: boolean }
        | { readonly cert: string; readonly key: string; readonly ca: string };
      readonly owner?: { readonly uid: number; readonly gid: number };
    }
  | {
      readonly do: 'client-certificate';
      readonly ca: string;
      readonly out: string;
      readonly name: string;
      readonly subject?: string;
      readonly legacy: boolean;
    }
  | { readonly do: 'edit-option-file'; readonly path: string; readonly edits: readonly OptionEdit[] }
  | { readonly do: 'set'; readonly settings: readonly Setting[]; readonly reload?: string }
  | { readonly do: 'reload'; readonly statement: string }
  | { readonly do: 'restart'; readonly command: string }
  | {
      readonly do: 'replica';
      readonly channel: string;
      /** Its receiver ran before, and must run after. */
      readonly runs: boolean;
      readonly statements: readonly string[];
      readonly undo: readonly string[];
    }
  | { readonly do: 'prove-admin' }
  | {
      readonly do: 'require';
      readonly account: AccountName;
      readonly clause: RequireClause;
      /** Undefined: the account is made. */
      readonly before: RequireClause | undefined;
    };

/** One step of a plan. */
export interface Step {
  /** Kebab-case, unique in a plan. */
  readonly id: string;
  /** What it does, as an imperative clause. */
  readonly title: string;
  readonly reason: string;
  readonly risk: string;
  readonly undo: string;
  readonly restarts: boolean;
  /** Lines of an option file, statements, paths: what exactly. */
  readonly details: readonly string[];
  readonly action: Action;
}

/** Why the plan can't be carried out. */
export interface Refusal {
  readonly id: string;
  readonly what: string;
  readonly fix: string;
}

/** The whole plan. Nothing to do: no steps. With a refusal nothing may be applied. */
export interface SecurePlan {
  readonly steps: readonly Step[];
  readonly refusals: readonly Refusal[];
  readonly breaks: readonly Broken[];
  readonly notes: readonly string[];
  readonly paths: TlsPaths;
}
