/** A user as the kernel sees it: what decides whether a file opens. */
export interface Identity {
  readonly name?: string;
  readonly uid: number;
  readonly gid: number;
  /** Supplementary groups, of the running process where it could be read, else of the account database. */
  readonly groups: readonly number[];
  /** Groups that the account database gives this user but the running process does not have (joined after its start). */
  readonly groupsNotYetTaken?: readonly number[];
}

/** One entry of a POSIX access control list, beyond the mode bits. `who` is a uid or gid. */
export interface AclEntry {
  readonly tag: 'user' | 'group' | 'mask';
  readonly who?: number;
  /** r = 4, w = 2, x = 1. */
  readonly bits: number;
}

/** One component on the way from `/` to a file, links followed: each folder passed, each link, the file last. */
export interface PathStep {
  /** Absolute path of this component. */
  readonly path: string;
  readonly type: 'file' | 'directory' | 'link' | 'other' | 'missing' | 'unknown';
  /** Permission bits (0o7777). */
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
  readonly owner?: string;
  readonly group?: string;
  readonly acl?: readonly AclEntry[];
  /** Where a link points, as written in it. */
  readonly target?: string;
  /** Why it could not be looked at (`EACCES`, `ELOOP`, …); then `type` is `unknown`. */
  readonly errno?: string;
}

/** The filesystem that a file lies on. */
export interface Mount {
  readonly point: string;
  readonly type: string;
  readonly options?: string;
}

/** A file that a program is told to read, as seen by us. */
export interface FileFact {
  /** The path as it was configured. */
  readonly named: string;
  /** The absolute path that the program would open (relative ones against its own folder). */
  readonly path: string;
  readonly steps: readonly PathStep[];
  /** The path with all links followed; undefined when a component is missing. */
  readonly real?: string;
  readonly mount?: Mount;
  readonly size?: number;
  readonly modified?: Date;
  /** SELinux label, where the system has them. */
  readonly label?: string;
  /** Whether an attempt to open it as that user worked, where it could be made: the kernel's own word. */
  readonly opened?: { readonly as: Identity; readonly ok: boolean; readonly errno?: string };
  /** The same path inside the program's own mount namespace (`/proc/PID/root`), where it differs or could be read. */
  readonly inside?: { readonly exists: boolean; readonly sameFile?: boolean };
  readonly content?: FileContent;
  /** The files of a folder (`ssl_capath`, `ssl_crlpath`), each with its content. */
  readonly entries?: readonly FileFact[];
}

/** What a file turned out to hold. */
export interface FileContent {
  readonly form: 'pem' | 'der' | 'pkcs12' | 'jks' | 'text' | 'html' | 'empty' | 'utf-16' | 'binary' | 'too-large';
  /** PEM blocks or the one DER value, in the order of the file. */
  readonly blocks: readonly ContentBlock[];
  /** How its lines end; `none` is a PEM written on one line. */
  readonly lineEnds?: 'lf' | 'crlf' | 'cr' | 'none' | 'mixed';
  readonly byteOrderMark?: boolean;
  /** What keeps text from being the PEM file that it was: encoded in base64 as a whole, or other dashes at its marks. */
  readonly disguise?: 'base64' | 'dashes';
  /** PEM marks that begin or end no whole block (missing END, indented lines, damaged base64), as clauses. */
  readonly damage?: readonly string[];
  /** First bytes of a file that is no PEM, at most 16. */
  readonly head?: Uint8Array;
}

/** One value in a file. Private keys appear as their public half only. */
export type ContentBlock =
  | { readonly kind: 'certificate'; readonly der: Uint8Array; readonly line?: number; readonly trusted?: boolean }
  | { readonly kind: 'crl'; readonly der: Uint8Array; readonly line?: number }
  | { readonly kind: 'private-key'; readonly key: KeyFact; readonly line?: number }
  | { readonly kind: 'public-key'; readonly spki: Uint8Array; readonly line?: number }
  | { readonly kind: 'request' | 'parameters' | 'other'; readonly label: string; readonly line?: number };

/** What may be told about a private key without holding it. */
export interface KeyFact {
  /** `pkcs1`, `sec1` and `dsa` are the traditional forms; `pkcs8` what OpenSSL 1.0 and later write. */
  readonly form: 'pkcs1' | 'sec1' | 'dsa' | 'pkcs8';
  readonly encrypted: boolean;
  readonly algorithm?: 'rsa' | 'rsa-pss' | 'ec' | 'ed25519' | 'ed448' | 'dsa' | 'other';
  /** Named curve in OpenSSL's spelling. */
  readonly curve?: string;
  readonly bits?: number;
  /** SubjectPublicKeyInfo in DER: equal to that of the certificate when they are a pair. */
  readonly spki?: Uint8Array;
  /** Why it does not parse, as a clause. */
  readonly damage?: string;
}
