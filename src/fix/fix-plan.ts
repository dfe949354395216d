import type { SafeMend } from '../checks/engine/mend.ts';
import type { Step } from '../plan/step.ts';

/** An act on one line of an option file, or one option of it. */
export type OptionMend = Extract<SafeMend, { kind: 'option-line' | 'option-insert' | 'byte-order-mark' | 'option' }>;

/** What a step does: data alone, so that it can be kept in a journal. */
export type FixAct =
  /** The very line that is printed: chmod, chown, chgrp, setfacl, ln. */
  | { readonly do: 'run'; readonly line: string; readonly path: string; readonly kind: SafeMend['kind'] }
  | { readonly do: 'rehash'; readonly folder: string }
  | {
      readonly do: 'edit-option-file';
      /** All links followed. */
      readonly path: string;
      readonly dialect: 'mysql' | 'mariadb';
      readonly mends: readonly OptionMend[];
      /** SHA-256 of the file that the plan was made for, and of what it becomes. */
      readonly before: string;
      readonly after: string;
    }
  | { readonly do: 'reload'; readonly statement: string }
  /** `starts`: it was not running. */
  | { readonly do: 'restart'; readonly command: string; readonly starts: boolean };

/** One step, in the words of every plan. */
export type FixStep = Omit<Step, 'action'> & { readonly action: FixAct };

/** A finding that is left to a person, and why. */
export interface Left {
  readonly id: string;
  readonly what: string;
  readonly why: string;
}

/** What `doctor --fix` would do. */
export interface FixPlan {
  readonly steps: readonly FixStep[];
  /** The findings that must be gone afterwards: their ids, and what tells each from its like (`standing.ts`). */
  readonly mends: readonly { readonly id: string; readonly key: string }[];
  readonly left: readonly Left[];
}
