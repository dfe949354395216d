import type { ChildProcessByStdio } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import { deadlineError, deadlineIn } from '../base/deadline.ts';
import { TlsqlError } from '../base/error.ts';
import { shellScript } from './shell-script.ts';

/** What a command of the other shell came to. */
export interface ShellAnswer {
  readonly status: number;
  /** Its output, without the line end before the mark. */
  readonly output: Uint8Array;
}

/** A shell on another machine that answers one command after the other; commands may be sent before answers are there. */
export interface ShellLink {
  /** `data` follows the line, as `printf` formats. Fails with `deadline-passed`, and as the connection did when that is gone. */
  ask(line: string, options?: { readonly data?: Uint8Array; readonly millis?: number }): Promise<ShellAnswer>;
  /** How many commands were sent, and how often an answer had to be waited for before the next ones could be sent. */
  count(): { readonly commands: number; readonly journeys: number };
  /** Ends the shell. */
  close(): void;
}

/** The process of the shell, or what leads to it. */
export type ShellProcess = ChildProcessByStdio<Writable, Readable, Readable>;

interface Waiting {
  readonly resolve: (answer: ShellAnswer) => void;
  readonly reject: (error: unknown) => void;
  readonly timer: NodeJS.Timeout;
  /** By `performance.now`: a shell that goes on saying something is not waited for any longer. */
  readonly until: number;
}

/** A file of 16 MiB in hexadecimal is the longest answer that can be. */
const mostOutput = 52 * 1024 * 1024;

/** How long a shell may say nothing while a command is due, ms, unless said; and how long a command may take that says something. */
const usualMillis = 20_000;
const longestMillis = 60_000;

/** What was printed before the shell was ready: so much of its end is kept. */
const mostNoise = 4096;

/**
 * Sends the script and waits until the shell has read it. What the machine prints before, a banner for one, is passed over.
 *
 * @param ended the coded error for a connection that is gone, from what is known by then and what was printed in place of an answer.
 * @param silence how long it may say nothing, ms.
 */
export async function openShellLink(
  child: ShellProcess,
  at: string,
  openMillis: number,
  ended: (printed: string) => TlsqlError,
  silence: number = usualMillis,
): Promise<ShellLink> {
  const mark = randomBytes(12).toString('hex');
  const waiting: Waiting[] = [];
  let gone: TlsqlError | undefined;
  let ready = false;
  let noise = '';
  let commands = 0;
  let journeys = 0;
  const lose = (error: TlsqlError): void => {
    gone ??= error;
    for (const { reject, timer } of waiting.splice(0)) {
      clearTimeout(timer);
      reject(gone);
    }
    child.stdin.destroy();
    child.stdout.destroy();
    child.kill();
  };
  const answers = answerReader(mark, (answer) => {
    const first = waiting.shift();
    if (first === undefined) return;
    clearTimeout(first.timer);
    first.resolve(answer);
  });
  child.stdout.on('data', (chunk: Buffer) => {
    if (ready) stillAlive(waiting);
    else noise = `${noise}${chunk.toString('utf8')}`.slice(-mostNoise);
    if (!answers(chunk)) lose(tooMuch(at));
  });
  child.stdin.on('error', () => undefined);
  child.on('error', () => lose(ended(noise)));
  child.on('close', () => lose(ended(noise)));
  const expect = (millis: number, what: string): Promise<ShellAnswer> =>
    new Promise((resolve, reject) => {
      if (gone !== undefined) return reject(gone);
      const deadline = deadlineIn(millis);
      const timer = setTimeout(() => lose(deadlineError(deadline, what, at)), millis);
      waiting.push({ resolve, reject, timer, until: performance.now() + Math.max(millis, longestMillis) });
    });
  const hello = expect(openMillis, 'a shell to answer');
  child.stdin.write(shellScript(mark));
  const missing = new TextDecoder().decode((await hello).output).trim();
  ready = true;
  noise = '';
  if (missing !== '') {
    const error = new TlsqlError('remote-shell-unfit', { at, seen: `it lacks ${missing.split(' ').join(', ')}` });
    lose(error);
    throw error;
  }
  return {
    ask(line, { data, millis = silence } = {}) {
      commands += 1;
      if (waiting.length === 0) journeys += 1;
      const answer = expect(millis, 'an answer of the shell there');
      if (gone === undefined) child.stdin.write(data === undefined ? `${line}\n` : `${line}\n${printfLines(data)}.\n`);
      return answer;
    },
    count: () => ({ commands, journeys }),
    close() {
      child.stdin.end();
      const timer = setTimeout(() => child.kill(), 1000);
      child.once('close', () => clearTimeout(timer));
    },
  };
}

/** Answers come one after the other: who is still at an earlier one is not silent. */
function stillAlive(waiting: readonly Waiting[]): void {
  const now = performance.now();
  for (const { timer, until } of waiting) if (now < until) timer.refresh();
}

function tooMuch(at: string): TlsqlError {
  return new TlsqlError('remote-shell-unfit', { at, seen: `an answer of more than ${mostOutput} bytes` });
}

/** Cuts the stream at the marks. The first answer is the one that says it is ready: its status is what lacks. False: too long. */
function answerReader(mark: string, take: (answer: ShellAnswer) => void): (chunk: Buffer) => boolean {
  const start = Buffer.from(`\n${mark} `);
  let held: Buffer = Buffer.alloc(0);
  let length = 0;
  let searched = 0;
  let ready = false;
  return (chunk) => {
    if (length + chunk.length > held.length) held = grown(held, length, length + chunk.length);
    chunk.copy(held, length);
    length += chunk.length;
    for (;;) {
      const at = held.subarray(0, length).indexOf(start, searched);
      const end = at === -1 ? -1 : held.subarray(0, length).indexOf(10, at + start.length);
      if (end === -1) {
        searched = at === -1 ? Math.max(0, length - start.length) : at;
        return length <= mostOutput;
      }
      const word = held.toString('utf8', at + start.length, end);
      if (ready) take({ status: Number(word), output: Uint8Array.from(held.subarray(0, at)) });
      else take({ status: 0, output: Buffer.from(word.replace(/^ready/, '')) });
      ready = true;
      held.copyWithin(0, end + 1, length);
      length -= end + 1;
      searched = 0;
    }
  };
}

function grown(held: Buffer, length: number, needed: number): Buffer {
  const next = Buffer.alloc(Math.max(needed, held.length * 2));
  held.copy(next, 0, 0, length);
  return next;
}

/** Bytes as lines that `printf` turns into them again; no line is a full stop alone, or begins like an option. */
export function printfLines(bytes: Uint8Array): string {
  const lines: string[] = [];
  let line = '';
  for (const byte of bytes) {
    const plain = byte >= 0x20 && byte < 0x7f && byte !== 0x5c && byte !== 0x25;
    const first = line === '' && (byte === 0x2d || byte === 0x2e || byte === 0x20);
    line += plain && !first ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`;
    if (line.length < 1000) continue;
    lines.push(line);
    line = '';
  }
  if (line !== '') lines.push(line);
  return lines.map((one) => `${one}\n`).join('');
}
