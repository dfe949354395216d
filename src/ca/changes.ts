/** A file that a transaction writes. */
export interface NewFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Permissions from the first instant: 0o600 or 0o400 for keys. */
  readonly mode: number;
}

/** What a transaction changes; all of it or nothing. */
export interface Changes {
  /** Files that must not be there yet. */
  readonly create?: readonly NewFile[];
  /** The caller has looked that the new files are not there; one that came since is found when it gets its name. */
  readonly looked?: boolean;
  /** New files under names that nobody else can choose, such as a random serial: they need no temporary name. */
  readonly unique?: readonly NewFile[];
  /** Files that may be there and are then replaced. */
  readonly replace?: readonly NewFile[];
  /** `serial` and `crlnumber` files with their next value in hex. */
  readonly numbers?: readonly { readonly path: string; readonly value: string }[];
  /** Lines at the end of the index, without newline. */
  readonly append?: readonly string[];
  /** Lines of the index that take the place of the one with the same serial. */
  readonly set?: readonly { readonly serial: string; readonly line: string }[];
}

/** Two sets of changes as one. */
export function mergeChanges(a: Changes, b: Changes = {}): Changes {
  return {
    create: [...(a.create ?? []), ...(b.create ?? [])],
    unique: [...(a.unique ?? []), ...(b.unique ?? [])],
    replace: [...(a.replace ?? []), ...(b.replace ?? [])],
    numbers: [...(a.numbers ?? []), ...(b.numbers ?? [])],
    append: [...(a.append ?? []), ...(b.append ?? [])],
    set: [...(a.set ?? []), ...(b.set ?? [])],
  };
}

/** The parts of a CA folder that a transaction needs. */
export interface Place {
  /** The CA folder. */
  readonly dir: string;
  /** The folder of journal and locks in it. */
  readonly state: string;
  readonly index: string;
}

/** The largest index that is read: 256 MiB, about three million certificates. */
export const indexLimit: number = 256 * 1024 * 1024;
