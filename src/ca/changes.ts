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
  /** The index with `append` and `set` already in it, from a caller that had to read it: eight megabytes are read and put together once. */
  readonly edited?: EditedIndex;
}

/** An index as it will be, and the `fileStamp` of the file that it was made from. */
export interface EditedIndex {
  readonly stamp: string;
  readonly bytes: Buffer;
}

/** Two sets of changes as one. */
export function mergeChanges(a: Changes, b: Changes = {}): Changes {
  const edited = touchesIndex(b) ? undefined : a.edited;
  return {
    create: [...(a.create ?? []), ...(b.create ?? [])],
    unique: [...(a.unique ?? []), ...(b.unique ?? [])],
    replace: [...(a.replace ?? []), ...(b.replace ?? [])],
    numbers: [...(a.numbers ?? []), ...(b.numbers ?? [])],
    append: [...(a.append ?? []), ...(b.append ?? [])],
    set: [...(a.set ?? []), ...(b.set ?? [])],
    ...(edited === undefined ? {} : { edited }),
  };
}

const touchesIndex = ({ append = [], set = [] }: Changes): boolean => append.length + set.length > 0;

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
