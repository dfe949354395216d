import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { endProcess, findByArgument, identify, isAlive, run, runOrFail } from './processes.ts';

it('a process is known by its id and its start time', () => {
  const own = identify(process.pid)!;
  expect(isAlive(own)).toBe(true);
  expect(isAlive({ ...own, started: '1' })).toBe(false);
});

it('an ended process, and one that its parent has not yet waited for, is gone', async () => {
  const child = spawn('true');
  const id = identify(child.pid!);
  await once(child, 'close');
  expect(identify(child.pid!)).toBeNull();
  expect(id === null || !isAlive(id)).toBe(true);
  const parent = spawn('bash', ['-c', 'true & echo $!; exec sleep 20']);
  const [pid] = (await once(parent.stdout, 'data')) as [Buffer];
  await sleep(200);
  expect(identify(Number(pid))).toBeNull();
  parent.kill('SIGKILL');
});

it('a process that ignores the request is ended by force', async () => {
  const child = spawn('bash', ['-c', 'trap "" TERM; echo ready; while :; do sleep 0.1; done']);
  await once(child.stdout, 'data');
  const id = identify(child.pid!)!;
  await endProcess(id, 200);
  expect(isAlive(id)).toBe(false);
  await endProcess(id, 200);
});

it('a process is found by a whole argument only', async () => {
  const argument = `--mark=${Math.random()}`;
  const child = spawn('bash', ['-c', 'echo ready; read x; true', argument]);
  await once(child.stdout, 'data');
  expect(findByArgument([argument]).map(({ pid }) => pid)).toEqual([child.pid]);
  expect(findByArgument([argument.slice(0, -1)])).toEqual([]);
  child.kill('SIGKILL');
});

it('run gives status, output and lines', async () => {
  const lines: string[] = [];
  const result = await run(['bash', '-c', 'read x; echo "$x"; printf "a\\nb"; echo e >&2; exit 3'], {
    input: 'in\n',
    onLine: (line) => lines.push(line),
  });
  expect(result).toEqual({ status: 3, stdout: 'in\na\nb', stderr: 'e\n' });
  expect(lines).toEqual(['in', 'a']);
});

it('runOrFail says what the program said', async () => {
  await expect(runOrFail(['bash', '-c', 'echo out; echo bad >&2; exit 9'])).rejects.toThrow(/status 9: bad/);
  await expect(runOrFail(['/no/such/program'])).rejects.toThrow(/ENOENT/);
});
