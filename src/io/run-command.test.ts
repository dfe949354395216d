import { expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

it('runs commands with an end', async () => {
  expect(await runCommand('echo out; echo err >&2; exit 3', 5000)).toEqual({ status: 3, output: 'out\nerr' });
  expect((await runCommand('sleep 5', 50)).status).toBe(124);
  // What it leaves in the background keeps nobody waiting.
  expect((await runCommand('sleep 2 & echo started', 5000)).output).toBe('started');
});
