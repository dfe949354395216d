/**
 * One act that mends: data alone, so that the line that a person pastes and what `doctor --fix` does come from one place.
 * The kinds that `--fix` carries out itself are those of `SafeMend`; the others are printed and left to a person.
 */
export type Mend = SafeMend | ServerMend | PrintedMend;

/** Files and links of this machine: what they were before is kept, and comes back when the proof fails. */
export type SafeMend =
  /** `mode` as chmod takes it: `0400`, `g+x`, `go-w`. */
  | { readonly kind: 'mode'; readonly path: string; readonly mode: string }
  /** `owner` as chown takes it: `mysql:` is the user and its group. */
  | { readonly kind: 'owner'; readonly path: string; readonly owner: string }
  /** The group becomes that of a user. */
  | { readonly kind: 'group-of'; readonly path: string; readonly user: string }
  /** Lets one user in beside owner and group; `bits` of `rx`. */
  | { readonly kind: 'acl'; readonly path: string; readonly user: string; readonly bits: 'r' | 'x' | 'rx' }
  /** Makes the link at `path` point to `target`. */
  | { readonly kind: 'link'; readonly path: string; readonly target: string }
  /** Makes the links by hash of a folder of certificates or CRLs. */
  | { readonly kind: 'rehash'; readonly folder: string }
  /** One line of an option file, from 1. Without `instead` it becomes a comment: it is still seen, and a second time does no harm. */
  | { readonly kind: 'option-line'; readonly file: string; readonly line: number; readonly instead?: string }
  /** Takes the mark from the beginning of an option file. */
  | { readonly kind: 'byte-order-mark'; readonly file: string }
  /** A new line before line `line`. */
  | { readonly kind: 'option-insert'; readonly file: string; readonly line: number; readonly text: string }
  /** Sets an option in a group: the line that counts is changed, or one is added. */
  | {
      readonly kind: 'option';
      readonly file: string;
      readonly group: string;
      readonly name: string;
      readonly value: string;
    };

/** What makes the running server take what was changed. */
export type ServerMend =
  /** The server reads its TLS files again, by a statement where it can; else it is restarted, or started when it isn't there. */
  | { readonly kind: 'reload-tls' }
  /** It is restarted, or started when it isn't there. */
  | { readonly kind: 'restart' };

/** What is printed and never done for anybody. */
export type PrintedMend =
  /** A statement for the administrator: accounts, passwords and variables are never changed by themselves. */
  | { readonly kind: 'sql'; readonly sql: string }
  /** A command or words that only a person may act upon. */
  | { readonly kind: 'by-hand'; readonly line: string }
  /** A command that changes nothing and shows whether it worked. */
  | { readonly kind: 'look'; readonly line: string }
  /** The line that proves TLS, with the address and user at hand. */
  | { readonly kind: 'prove' };

/** A line that a person acts upon. */
export const byHand = (line: string): Mend => ({ kind: 'by-hand', line });

/** The last line of every mending. */
export const prove: Mend = { kind: 'prove' };

/** Every finding about the server's files ends like this. */
export const reloadAndProve: readonly Mend[] = [{ kind: 'reload-tls' }, prove];

/** Every finding about the server's option files ends like this. */
export const restartAndProve: readonly Mend[] = [{ kind: 'restart' }, prove];
