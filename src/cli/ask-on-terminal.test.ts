import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

// `setsid` takes the terminal away, as cron and CI do.
const program = `
import { askOnTerminal } from ${JSON.stringify(new URL('./ask-on-terminal.ts', import.meta.url).href)};
const context = { stdin: process.stdin, stderr: { write: (text) => process.stderr.write(text) }, signal: new AbortController().signal };
try { process.stdout.write('[' + (await askOnTerminal(context, 'Word? ', process.argv[1] === 'taken')) + ']'); }
catch (error) { process.stdout.write(error.code); }
process.exit(0);`;

const run = (taken: string, input: string) =>
  spawnSync('setsid', ['-w', process.execPath, '--import', 'tsx', '--input-type=module', '-e', program, taken], {
    input,
    encoding: 'utf8',
  }).stdout;

it('reads a line of standard input where there is no terminal', () => {
  expect(run('free', 'word\nSELECT 1;\n')).toBe('[word]');
});

it('refuses where standard input is taken', () => {
  expect(run('taken', 'SELECT 1;\n')).toBe('usage');
});
