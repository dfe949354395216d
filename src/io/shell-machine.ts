import { randomBytes } from 'node:crypto';
import { posix } from 'node:path';
import { TlsqlError } from '../base/error.ts';
import { errnoIn } from './errno-text.ts';
import { fileError, mostBytes } from './files.ts';
import type { FileStats, Machine, NotSeen } from './machine.ts';
import type { ShellLink } from './shell-link.ts';
import { statsFrom } from './shell-stats.ts';

/** The machine behind a shell. */
export function shellMachine(link: ShellLink): Machine {
  return { ...looks(link), ...changes(link) };
}

type Changes = Pick<Machine, 'write' | 'remove' | 'makeFolder' | 'removeFolder' | 'sweep' | 'run'>;

function looks(link: ShellLink): Omit<Machine, keyof Changes> {
  const stat = async (path: string): Promise<FileStats | NotSeen> =>
    (await statsOf(link, '-L', [path]))[0] ?? { errno: 'unknown' };
  return {
    stat,
    lstat: (paths) => statsOf(link, '', paths),
    async meta(path) {
      const seen = await stat(path);
      if (!('errno' in seen)) return seen;
      if (seen.errno === 'ENOENT' || seen.errno === 'ENOTDIR') return undefined;
      throw asFileError(seen.errno, seen.errno, path, 'read');
    },
    async read(path) {
      const bytes = decoded(await about(link, path, 'read', ['rd', quoted(path), `${mostBytes + 1}`]));
      if (bytes.length <= mostBytes) return bytes;
      const seen = `more than ${mostBytes} bytes`;
      throw new TlsqlError('file-too-large', { at: path, seen, expected: `at most ${mostBytes}` });
    },
    async tail(path, most) {
      const output = await about(link, path, 'read', ['end', quoted(path), `${most}`]);
      const head = output.indexOf(10);
      const [size = 0, from = 0] = text(output.subarray(0, head)).split(' ').map(Number);
      return { bytes: decoded(output.subarray(head + 1)), size, from };
    },
    list: async (folder) => linesOf(text(await about(link, folder, 'read', ['ls_', quoted(folder)]))).sort(),
    async links(folder) {
      const { status, output } = await link.ask(`links ${quoted(folder)}`);
      return status === 0 ? new Map(linesOf(text(output)).flatMap(linkOf)) : undefined;
    },
    async commandLines(words) {
      const parts = await said(link, ['cl', ...words.flatMap((word) => ['-e', quoted(word)])]);
      return parts
        .split(/^P /m)
        .slice(1)
        .map((part) => ({
          pid: Number(/\d+/.exec(part)?.[0]),
          text: text(decoded(Buffer.from(part.slice(part.indexOf('\n') + 1)))),
        }));
    },
    async real(path) {
      const { status, output } = await link.ask(`real ${quoted(path)}`);
      return status === 0 ? text(output).replace(/\n$/, '') : undefined;
    },
    writable: async (path) => (await link.ask(`[ -w ${quoted(path)} ]`)).status === 0,
    hostName: async () => (await said(link, ['uname', '-n'])).trim(),
    // The user has said that the server is there; whether its own host name agrees is asked apart from this.
    hasAddress: () => Promise.resolve(true),
  };
}

function changes(link: ShellLink): Changes {
  const change = (path: string, words: readonly string[], data?: Uint8Array): Promise<Uint8Array> =>
    about(link, path, 'write', words, data);
  return {
    async write(path, bytes, { mode, uid, gid }) {
      const draft = posix.join(posix.dirname(path), `.tlsql-secure-${randomBytes(8).toString('hex')}`);
      const words = ['wr', quoted(path), quoted(draft), mode.toString(8), `${uid}`, `${gid}`, `${bytes.length}`];
      await change(path, words, bytes);
    },
    remove: async (path) => void (await change(path, ['rm_', quoted(path)])),
    async makeFolder(path, mode) {
      const umask = (0o777 & ~mode).toString(8);
      return (await change(path, ['mk', quoted(path), mode.toString(8), umask])).length > 0;
    },
    async removeFolder(path) {
      await change(path, ['rmd', quoted(path)]).catch((error: unknown) => {
        const errno = error instanceof TlsqlError ? error.detail.fields?.errno : undefined;
        if (errno !== 'ENOTEMPTY' && errno !== 'ENOENT') throw error;
      });
    },
    sweep: async (folder) => void (await link.ask(`sweep ${quoted(folder)}`)),
    async run(command, millis) {
      const seconds = Math.ceil(millis / 1000);
      const { status, output } = await link.ask(`run ${quoted(command)} ${seconds}`, { millis: millis + 10_000 });
      const head = output.indexOf(10);
      if (status !== 0) return { status: 127, output: 'there is no place for its output' };
      return {
        status: Number(text(output.subarray(0, head))),
        output: text(decoded(output.subarray(head + 1))).trim(),
      };
    },
  };
}

async function statsOf(link: ShellLink, flag: '' | '-L', paths: readonly string[]): Promise<(FileStats | NotSeen)[]> {
  const words = paths.map(quoted);
  const [seen, targets] = await Promise.all([
    said(link, ['st', quoted(flag), ...words]),
    flag === '' ? said(link, ['lk', ...words]) : '',
  ]);
  return statsFrom(paths, linesOf(seen), linesOf(targets));
}

const said = async (link: ShellLink, words: readonly string[]): Promise<string> =>
  text((await link.ask(words.join(' '))).output);

/** Runs a command about a path. What it prints when it fails is what the system said. */
async function about(
  link: ShellLink,
  path: string,
  doing: 'read' | 'write',
  words: readonly string[],
  data?: Uint8Array,
): Promise<Uint8Array> {
  const { status, output } = await link.ask(words.join(' '), data === undefined ? {} : { data });
  if (status === 0) return output;
  const seen = text(output).trim();
  throw asFileError(seen, errnoIn(seen), path, doing);
}

const asFileError = (seen: string, code: string, path: string, doing: 'read' | 'write'): TlsqlError =>
  fileError(Object.assign(new Error(seen), { code }), path, doing);

/** From a line of `ls -ln`: `lrwxrwxrwx 1 0 0 4 Jan 5 2023 name -> target`. */
function linkOf(line: string): [string, string][] {
  const [, name, target] = /^l(?:\S+\s+){7}\S+\s(.*?) -> (.*)$/.exec(line) ?? [];
  return name === undefined || target === undefined ? [] : [[name, target]];
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const linesOf = (lines: string): string[] => lines.split('\n').filter((line) => line !== '');

/** A word of the shell. A line end would end the command: no path of a server has one. */
function quoted(word: string): string {
  if (/[\n\r\0]/.test(word)) throw asFileError('a path with a line end', 'EINVAL', JSON.stringify(word), 'read');
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/** Bytes from what `base64` printed, or `od -tx1` where there is none. */
function decoded(output: Uint8Array): Buffer {
  const printed = text(output);
  return /^ [0-9a-f]{2}( |\n|$)/.test(printed)
    ? Buffer.from(printed.replace(/\s+/g, ''), 'hex')
    : Buffer.from(printed, 'base64');
}
