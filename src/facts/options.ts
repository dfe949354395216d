import type { PathStep } from './file.ts';

/** Where the value of an option comes from. */
export interface OptionOrigin {
  readonly from: 'command-line' | 'environment' | 'file' | 'login-path' | 'persisted' | 'url' | 'code' | 'default';
  readonly file?: string;
  readonly line?: number;
  readonly group?: string;
  /** Name of the environment variable. */
  readonly variable?: string;
}

/** One line that sets an option, in the order in which the program takes them: the last one wins. */
export interface OptionSetting {
  /** The canonical name: dashes, no prefix (`ssl-ca`, `require-secure-transport`). */
  readonly name: string;
  /** As written, with prefix, capitals and abbreviation (`loose_ssl_ca`, `SSL-CA`). */
  readonly written: string;
  /** undefined when there is no `=`; never a password. */
  readonly value?: string;
  readonly origin: OptionOrigin;
  /** The prefixes that were stripped. */
  readonly loose?: boolean;
  readonly negated?: boolean;
}

/** A line that a reader of option files does not take as its writer meant. */
export interface OptionOddity {
  readonly kind:
    | 'without-group'
    | 'bad-group'
    | 'leading-dashes'
    | 'separator'
    | 'byte-order-mark'
    | 'comment-in-value'
    | 'lone-quote'
    | 'include-missing'
    | 'include-misspelt'
    | 'uppercase'
    | 'other';
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** One option file, read or not. */
export interface OptionFileFact {
  readonly path: string;
  readonly state: 'read' | 'missing' | 'unreadable' | 'ignored-world-writable' | 'malformed';
  readonly steps?: readonly PathStep[];
  readonly modified?: Date;
  /** Every setting of every group, also of groups that this program does not read. */
  readonly settings: readonly OptionSetting[];
  readonly oddities: readonly OptionOddity[];
  /** Files and folders that it includes, in order. */
  readonly includes: readonly { readonly path: string; readonly line: number; readonly exists: boolean }[];
}

/** How one program came by its options. */
export interface ResolvedOptions {
  readonly files: readonly OptionFileFact[];
  /** The groups this program reads, in its order. */
  readonly groups: readonly string[];
  /** All settings that this program takes, in order; the last of a name is in force. */
  readonly settings: readonly OptionSetting[];
}
