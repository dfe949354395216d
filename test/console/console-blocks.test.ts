import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../tidy/source-tree.ts';
import { type ConsoleStep, consoleBlocks, fits, masked, parseConsole, withConsole } from './console-script.ts';

// Every console block of README and docs, and every script of test/cli, is run as it stands; its output must be what is
// written there. Blocks of one file share a folder, so that a page can tell a story.

function texts(): { path: string; steps: ConsoleStep[] }[] {
  const pages = [join(root, 'README.md'), ...filesBelow(join(root, 'docs'), '.md')].map((path) => ({
    path,
    steps: consoleBlocks(readFileSync(path, 'utf8')),
  }));
  const scripts = filesBelow(join(root, 'test', 'cli'), '.txt').map((path) => ({
    path,
    steps: parseConsole(readFileSync(path, 'utf8'), 1),
  }));
  return [...pages, ...scripts].filter(({ steps }) => steps.length > 0);
}

function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

describe('console blocks', () => {
  for (const { path, steps } of texts()) {
    it(relative(root, path), () => {
      withConsole((run) => {
        for (const step of steps) {
          const actual = run(step.command);
          if (!fits(step.expected, actual)) {
            expect(actual.map(masked), `${relative(root, path)}:${step.line}: $ ${step.command}`).toEqual(
              step.expected.map(masked),
            );
          }
        }
      });
    });
  }
});
