import { type Code, codes, type Fault } from './codes.ts';

/** What an error tells beside its code. `seen` and `expected` are short clauses, never a secret. */
export interface ErrorDetail {
  /** What was observed. */
  readonly seen: string;
  /** What should have been there instead. */
  readonly expected?: string;
  /** The next thing to do or type. */
  readonly next?: string;
  /** Where: a file, `host:port`, a field with its offset. */
  readonly at?: string;
  /** Facts for programs; appears in `--json`. */
  readonly fields?: Readonly<Record<string, string | number | boolean>>;
  /** The error underneath, kept whole. */
  readonly cause?: unknown;
}

/** The only error type that tlsql throws on purpose. */
export class TlsqlError extends Error {
  override readonly name: string = 'TlsqlError';
  readonly code: Code;
  readonly detail: ErrorDetail;

  constructor(code: Code, detail: ErrorDetail) {
    const where = detail.at === undefined ? '' : `${detail.at}: `;
    const expected = detail.expected === undefined ? '' : ` (expected ${detail.expected})`;
    super(`${where}${detail.seen}${expected}`, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.code = code;
    this.detail = detail;
  }

  get fault(): Fault {
    return codes[this.code].fault;
  }
}

/** Throws a coded error. */
export function fail(code: Code, detail: ErrorDetail): never {
  throw new TlsqlError(code, detail);
}

/** Throws `internal` unless `condition` holds: for states that only a bug can produce. */
export function invariant(condition: unknown, seen: string): asserts condition {
  if (!condition) fail('internal', { seen, next: 'please report this with the command that you typed' });
}

/** What the system says about a file that nobody foresaw: a full disk, a folder that is gone or not ours. */
const bySystem: Readonly<Record<string, Code>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'file-not-writable',
  ENOENT: 'file-missing',
  ENOTDIR: 'file-missing',
};

/** System calls that only read. */
const reading: ReadonlySet<string> = new Set([
  'open',
  'opendir',
  'scandir',
  'stat',
  'lstat',
  'read',
  'copyfile',
  'access',
]);

/** The error as a coded one: a TlsqlError as it is, one of the file system by its kind, anything else as `internal` with its cause. */
export function asTlsqlError(error: unknown): TlsqlError {
  if (error instanceof TlsqlError) return error;
  const seen = error instanceof Error ? error.message : String(error);
  const known = fileErrorCode(error);
  if (known !== undefined) return new TlsqlError(known, { seen, cause: error });
  return new TlsqlError('internal', { seen, cause: error, next: 'please report this with the command that you typed' });
}

/** The code of a Node error about a file (it has a path and a system call), else undefined. */
function fileErrorCode(error: unknown): Code | undefined {
  if (!(error instanceof Error) || !('path' in error) || !('syscall' in error) || !('code' in error)) return undefined;
  const { syscall, code } = error;
  if (code === 'EACCES' || code === 'EPERM')
    return reading.has(String(syscall)) ? 'file-not-readable' : 'file-not-writable';
  return bySystem[String(code)];
}

/** The error in the form that `--json` prints. */
export function errorToJson(error: TlsqlError): Record<string, unknown> {
  const { seen, expected, next, at, fields } = error.detail;
  return {
    code: error.code,
    fault: error.fault,
    seen,
    expected,
    at,
    next,
    ...(fields === undefined ? {} : { fields }),
  };
}
