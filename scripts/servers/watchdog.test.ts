import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { candidatesFor } from '../../test/servers/candidates.ts';
import { findByArgument, isAlive, type ProcessId } from './processes.ts';
import type { InstanceRecord } from './registry.ts';

const here = candidatesFor({}).flatMap(({ name, missing }) => (missing === null ? [name] : []));
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const instanceModule = JSON.stringify(new URL('./instance.ts', import.meta.url).href);

let temporary: string;
beforeEach(() => {
  temporary = mkdtempSync('/tmp/wd-');
});
afterEach(() => rmSync(temporary, { recursive: true, force: true }));

const instances = (): string => join(temporary, `tlsql-servers-${process.getuid?.()}`);
const folders = (): string[] =>
  existsSync(instances()) ? readdirSync(instances()).map((id) => join(instances(), id)) : [];

/** A run with its own temporary folder, that ends only when it is killed. */
function start(argv: readonly string[]): ChildProcess {
  return spawn(process.execPath, argv, { cwd: root, env: { ...process.env, TMPDIR: temporary }, stdio: 'ignore' });
}

function script(names: readonly string[]): string[] {
  const text = `const { startServer } = await import(${instanceModule});
    await Promise.all(${JSON.stringify(names)}.map((name) => startServer(name)));
    await new Promise((resolve) => setTimeout(resolve, 100000));`;
  return ['--import', 'tsx', '--input-type=module', '-e', text];
}

async function until(what: () => boolean): Promise<void> {
  const end = Date.now() + 60_000;
  while (!what()) {
    if (Date.now() > end) throw new Error(`not within a minute: ${what}`);
    await sleep(20);
  }
}

function records(): InstanceRecord[] {
  return folders().flatMap((folder) => {
    const path = join(folder, 'instance.json');
    return existsSync(path) ? [JSON.parse(readFileSync(path, 'utf8')) as InstanceRecord] : [];
  });
}

/** Nothing runs from the folders, and the folders are gone. */
async function nothingLeft(seen: readonly string[], servers: readonly ProcessId[]): Promise<void> {
  await until(() => folders().length === 0);
  await until(() => servers.every((server) => !isAlive(server)));
  expect(findByArgument(seen.flatMap((folder) => [`--defaults-file=${folder}/my.cnf`, `${folder}/data`]))).toEqual([]);
}

describe.skipIf(here.length === 0)('a run that is killed with SIGKILL leaves nothing', () => {
  it('with servers running', async () => {
    const child = start(script([here[0]!, here[0]!]));
    await until(() => records().length === 2);
    const [seen, servers] = [folders(), records().map(({ server }) => server)];
    expect(servers.every(isAlive)).toBe(true);
    child.kill('SIGKILL');
    await nothingLeft(seen, servers);
  });

  it('while a server is starting, at whatever moment', async () => {
    for (const delay of [0, 60, 120, 250]) {
      const child = start(script([here.at(-2) ?? here[0]!]));
      await until(() => folders().length === 1);
      await sleep(delay);
      const seen = folders();
      child.kill('SIGKILL');
      await nothingLeft(seen, []);
    }
  });

  it('when it ends by itself without having stopped its servers', async () => {
    const [first = ''] = script([here[0]!]).slice(-1);
    const child = start([...script([]).slice(0, -1), `${first.split('\n').slice(0, 2).join('\n')}; process.exit(0)`]);
    await new Promise((resolve) => child.once('exit', resolve));
    await until(() => folders().length === 0);
  });

  it('when it is vitest itself', async () => {
    const file = join(root, 'test', 'servers', `killed-${process.pid}.test.ts`);
    writeFileSync(
      file,
      `import { it } from 'vitest';
      import { startServer } from '../../scripts/servers/instance.ts';
      it('hangs', async () => { await startServer(${JSON.stringify(here[0])}); await new Promise(() => {}); });`,
    );
    try {
      const child = start(['node_modules/vitest/vitest.mjs', 'run', '--project', 'servers', file]);
      await until(() => records().length === 1);
      const [seen, servers] = [folders(), records().map(({ server }) => server)];
      child.kill('SIGKILL');
      await nothingLeft(seen, servers);
    } finally {
      rmSync(file);
    }
  });
});
