import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../tidy/source-tree.ts';

/** One command of a console block and what it must print. A line `...` stands for any lines, `[exit N]` for the status. */
export interface ConsoleStep {
  readonly line: number;
  readonly command: string;
  readonly expected: readonly string[];
}

/** The commands of a console text: `$ command`, continued with a final backslash, then its output. */
export function parseConsole(text: string, firstLine: number): ConsoleStep[] {
  const steps: { line: number; command: string; expected: string[] }[] = [];
  const lines = text.replace(/\n$/, '').split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line.startsWith('$ ')) {
      let command = line.slice(2);
      const at = firstLine + index;
      while (command.endsWith('\\')) {
        index += 1;
        command = `${command.slice(0, -1)}${(lines[index] ?? '').replace(/^> ?/, '').trim()}`;
      }
      steps.push({ line: at, command, expected: [] });
    } else steps.at(-1)?.expected.push(line);
  }
  return steps;
}

/** The fenced ```console blocks of a Markdown text. */
export function consoleBlocks(markdown: string): ConsoleStep[] {
  const steps: ConsoleStep[] = [];
  for (const match of markdown.matchAll(/^```console\n([\s\S]*?)^```$/gm)) {
    steps.push(...parseConsole(match[1] ?? '', markdown.slice(0, match.index).split('\n').length + 1));
  }
  return steps;
}

/** What differs from run to run, masked: durations, ports, fingerprints, serials, dates, temporary folders, versions. */
export function masked(line: string): string {
  return line
    .replace(/\b([0-9A-F]{2}:){19,31}[0-9A-F]{2}\b/g, '<fingerprint>')
    .replace(/\b\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?Z?)?/g, '<time>')
    .replace(/\b[0-9A-F]{16,40}\b/g, '<serial>')
    .replace(/\b\d+(\.\d+)? ?(ms|s)\b/g, '<duration>')
    .replace(/(127\.0\.0\.1|localhost|\[::1\]):\d{2,5}\b/g, '$1:<port>')
    .replace(/(-P|--port[ =])\d{2,5}\b/g, '$1<port>')
    .replace(/\/tmp\/[A-Za-z0-9._-]+/g, '<temp>')
    .replace(/(?<![\d.])\d+\.\d+\.\d+(?![\d.])(-[A-Za-z0-9.+~-]+)?/g, '<version>')
    .replace(/\s+$/, '');
}

/** Whether the lines fit the expected ones, where `...` stands for any number of lines. */
export function fits(expected: readonly string[], actual: readonly string[]): boolean {
  const [head, ...tail] = expected;
  if (head === undefined) return actual.length === 0;
  if (head.trim() === '...')
    return Array.from({ length: actual.length + 1 }, (_, skip) => skip).some((skip) => fits(tail, actual.slice(skip)));
  return actual.length > 0 && masked(head) === masked(actual[0] ?? '') && fits(tail, actual.slice(1));
}

/** A folder of its own with `tlsql` on PATH; every step of one text runs in it. */
export function withConsole<T>(use: (run: (command: string) => string[]) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'tlsql-console-'));
  const bin = mkdtempSync(join(tmpdir(), 'tlsql-bin-'));
  writeFileSync(join(bin, 'tlsql'), `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'bin', 'tlsql.js')}' "$@"\n`);
  chmodSync(join(bin, 'tlsql'), 0o755);
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, HOME: folder, NO_COLOR: '1', COLUMNS: '120' };
  try {
    return use((command) => {
      const done = spawnSync('/bin/sh', ['-c', `exec 2>&1; ${command}`], {
        cwd: folder,
        env,
        encoding: 'utf8',
        timeout: 110_000,
      });
      const lines = done.stdout.replace(/\n$/, '').split('\n');
      if (lines.length === 1 && lines[0] === '') lines.pop();
      return done.status === 0 ? lines : [...lines, `[exit ${done.status ?? done.signal}]`];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(bin, { recursive: true, force: true });
  }
}
