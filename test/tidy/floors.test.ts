import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bareCode, importsOf, isTest, root, type SourceFile, sourceFiles } from './source-tree.ts';

/** The house: floor of each folder under src/. A file imports only its own folder and folders on floors below. */
const floors: Record<string, number> = {
  base: 0,
  x509: 1,
  mysql: 1,
  optionfile: 1,
  drivers: 1,
  facts: 2,
  checks: 3,
  plan: 3,
  report: 4,
  io: 5,
  ca: 6,
  session: 6,
  probe: 6,
  endpoint: 6,
  prove: 7,
  demo: 7,
  doctor: 7,
  secure: 7,
  fix: 7,
  connect: 7,
  cli: 8,
};

/**
 * Same-floor imports that the house allows, each with its reason. It may only shrink.
 * - demo is the story of the other capabilities in a row.
 * - secure and prove: an applied plan is proven; an unproven one is explained.
 * - fix mends what the doctor found, by the means of secure.
 * - probe looks at a server through a logged-in session.
 */
const sameFloor: Record<string, readonly string[]> = {
  demo: ['prove', 'secure'],
  secure: ['prove', 'doctor'],
  fix: ['doctor', 'secure'],
  probe: ['session'],
};

const files = sourceFiles('src');
const floorOf = (path: string): string => path.split('/')[1] ?? '';

function foldersImported(file: SourceFile): string[] {
  return importsOf(file)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => posix.join(posix.dirname(file.path), specifier))
    .map((path) => (path.startsWith('src/') && path.split('/').length > 2 ? floorOf(path) : '(outside)'))
    .filter((folder) => folder !== floorOf(file.path));
}

describe('floors', () => {
  it('every folder under src/ has a floor', () => {
    const folders = new Set(files.filter((file) => file.path.split('/').length > 2).map((file) => floorOf(file.path)));
    for (const folder of folders) expect(Object.keys(floors), `src/${folder}`).toContain(folder);
  });

  it('imports go down only', () => {
    const wrong: string[] = [];
    for (const file of files.filter((entry) => entry.path.split('/').length > 2 && !isTest(entry.path))) {
      const own = floors[floorOf(file.path)] ?? -1;
      for (const folder of foldersImported(file)) {
        const allowed = (floors[folder] ?? 99) < own || (sameFloor[floorOf(file.path)] ?? []).includes(folder);
        if (!allowed) wrong.push(`${file.path} imports ${folder}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('floors 0 to 4 do no I/O and read no clock', () => {
    const forbidden =
      /^(node:)?(fs|fs\/promises|net|tls|http|https|dns|child_process|dgram|readline|worker_threads|process|os)$/;
    const wrong: string[] = [];
    for (const file of files.filter((entry) => (floors[floorOf(entry.path)] ?? 9) <= 4 && !isTest(entry.path))) {
      for (const specifier of importsOf(file))
        if (forbidden.test(specifier)) wrong.push(`${file.path} imports ${specifier}`);
      // A default argument may name the clock (deadline.ts); a body may not.
      if (/\bDate\.now\(|new Date\(\)|\bprocess\.|\bconsole\./.test(bareCode(file.text)))
        wrong.push(`${file.path} reads a clock or a global`);
    }
    expect(wrong).toEqual([]);
  });

  it('only cli touches process and console', () => {
    const wrong = files
      .filter((file) => floorOf(file.path) !== 'cli' && !isTest(file.path))
      .filter((file) => /(?<!\.)\bprocess\.(?!versions\b)|\bconsole\./.test(bareCode(file.text)))
      .map((file) => file.path);
    expect(wrong).toEqual([]);
  });

  it('ARCHITECTURE.md maps the folders that there are', () => {
    const map = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
    const mapped = [...map.matchAll(/^\| (\d) \| `([a-z0-9]+)` \|/gm)].map((match) => [match[2], Number(match[1])]);
    const there = new Set(files.filter((file) => file.path.split('/').length > 2).map((file) => floorOf(file.path)));
    expect(Object.fromEntries(mapped)).toEqual(
      Object.fromEntries([...there].map((folder) => [folder, floors[folder]])),
    );
  });
});
