import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Endpoint, startEndpoint } from '../endpoint/server.ts';
import type { SessionSettings } from '../session/open-session.ts';
import { type Client, type ClientOptions, openClient } from './connect.ts';

const folder = mkdtempSync(join(tmpdir(), 'tlsql-'));
let endpoint: Endpoint;
beforeAll(async () => {
  endpoint = await startEndpoint();
});
afterAll(async () => {
  await endpoint.close();
  rmSync(folder, { recursive: true });
});

const settings = (database?: string): SessionSettings => ({
  target: { host: '127.0.0.1', port: endpoint.port },
  at: 'endpoint',
  user: 'root',
  password: '',
  tls: 'never',
  material: {},
  verifyChain: false,
  connectMillis: 5000,
  ...(database === undefined ? {} : { database }),
});

/** Feeds lines and gives what was printed and said, and how the last line went. */
async function fed(lines: string[], over: Partial<ClientOptions> = {}, first?: (client: Client) => Promise<void>) {
  const said = { out: '', err: '' };
  const client = await openClient({
    settings: settings(),
    format: 'batch',
    names: false,
    raw: false,
    hex: false,
    terminal: false,
    info: false,
    echo: false,
    lines: true,
    force: false,
    showWarnings: false,
    delimiter: ';',
    before: [],
    write: (bytes) => {
      said.out += Buffer.from(bytes).toString();
      return undefined;
    },
    say: (text) => {
      said.err += text;
    },
    signal: () => new AbortController().signal,
    now: () => new Date(),
    ...over,
  });
  let outcome = { quit: false } as Awaited<ReturnType<typeof client.line>>;
  try {
    await first?.(client);
    for (const line of lines) {
      outcome = await client.line(line);
      if (outcome.quit || outcome.error !== undefined) return { ...said, outcome };
    }
    outcome = await client.end();
    return { ...said, outcome };
  } finally {
    await client.close();
    Object.assign(said, { closed: true });
  }
}

it('runs what lines complete, and the rest at the end', async () => {
  expect(
    await fed(['SELECT 1; SELECT', "'é';", 'SELECT 3'].map((line) => Buffer.from(line).toString('latin1'))),
  ).toEqual({
    out: '1\né\n3\n',
    err: '',
    outcome: { quit: false },
  });
});

it('stops at the first error unless forced', async () => {
  const stopped = await fed(['', 'NONSENSE;', 'SELECT 2;']);
  expect(stopped.outcome.error?.code).toBe('server-error');
  expect(stopped.err).toMatch(/^ERROR 1064 \(42000\) at line 2: /);
  const forced = await fed(['NONSENSE; SELECT 1;'], { force: true });
  expect(forced.out).toBe('1\n');
  expect(forced.outcome).toMatchObject({ quit: false, error: { code: 'server-error' } });
});

it('sources files, also from files, and not in circles', async () => {
  const [one, two, circle] = ['one.sql', 'two.sql', 'circle.sql'].map((name) => join(folder, name));
  writeFileSync(one ?? '', `SELECT 1;\nsource ${two}\nSELECT 3`);
  writeFileSync(two ?? '', 'delimiter //\nSELECT 2//');
  writeFileSync(circle ?? '', `\\. ${circle}\n`);
  expect((await fed([`source ${one}`, 'SELECT 4;'])).out).toBe('1\n2\n3\n4\n');
  await expect(fed([`source ${circle}`])).rejects.toMatchObject({ code: 'usage' });
  await expect(fed(['source /nonexistent.sql'])).rejects.toMatchObject({ code: 'file-missing' });
});

it('quits, echoes, informs', async () => {
  expect((await fed(['SELECT 1;', 'quit', 'SELECT 2;'])).outcome.quit).toBe(true);
  const told = await fed(['SELECT 1;'], { info: true, echo: true });
  expect(told.out).toMatch(/^-{14}\nSELECT 1\n-{14}\n\n1\n1 row in set \(\d\.\d{3} sec\)\n\n$/);
});

it('connects again, at a command and after a loss, and begins as before', async () => {
  const before = ["SET sql_mode='ANSI_QUOTES'"];
  const again = ['SET @a=1;', 'connect', "SELECT @a; SELECT @@sql_mode = 'ANSI_QUOTES';", '\\x', 'SELECT @@sql_mode;'];
  expect((await fed(again, { before })).out).toMatch(/^NULL\n1\nANSI_QUOTES\n$/);
  const lost = async (client: Client): Promise<void> => {
    client.live.session.channel.link().destroy();
    await client.reconnect();
  };
  expect((await fed(['SELECT @@sql_mode;'], { before }, lost)).out).toBe('ANSI_QUOTES\n');
});

it('copies to a file, and prints markup', async () => {
  const file = join(folder, 'tee');
  const { out } = await fed(['SELECT 1 AS a;', 'notee', 'SELECT 2\\G'], { tee: file, format: 'html', names: true });
  const table = '<TABLE BORDER=1><TR><TH>a</TH></TR><TR><TD>1</TD></TR></TABLE>';
  expect([readFileSync(file, 'utf8'), out.startsWith(table), out.includes('<TD>2</TD>')]).toEqual([table, true, true]);
});

it('passes over what is for other databases', async () => {
  const lines = ['SELECT 1;', 'use other', 'SELECT 2;', 'use mysql;', 'SELECT 3;'];
  const { out } = await fed(lines, { oneDatabase: true, settings: settings('mysql') });
  expect(out).toBe('1\n3\n');
});

it('runs what comes before everything, and fails with it', async () => {
  expect((await fed(['SELECT @@sql_mode;'], { before: ["SET sql_mode='ANSI_QUOTES'"] })).out).toContain('ANSI_QUOTES');
  await expect(fed([], { before: ['NONSENSE'] })).rejects.toMatchObject({ code: 'server-error' });
});
