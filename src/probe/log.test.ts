import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { localMachine } from '../io/local-machine.ts';
import { probeLog } from './log.ts';

const folder = mkdtempSync(join(tmpdir(), 'tlsql-log-'));
afterAll(() => rmSync(folder, { recursive: true }));
const now = new Date('2026-01-01T00:10:00Z');

it('reads the end of a log and tells old lines from new ones', async () => {
  const old = 'x'.repeat(200);
  const filler = `${old}\n`.repeat(5000);
  writeFileSync(
    join(folder, 'error.log'),
    `${filler}2026-01-01T00:00:00Z 0 [ERROR] [MY-000059] SSL error: x\n2026-01-01T00:09:30Z 9 [Note] Bad handshake, tls\n`,
  );
  const log = await probeLog('error.log', folder, now);
  expect(log?.files[0]?.readFrom).toBeGreaterThan(0);
  expect(log?.sinceStart.map(({ code }) => code)).toEqual(['MY-000059', undefined]);
  expect(log?.duringAttempts).toHaveLength(1);
});

it('has nothing to say about a log that is not there', async () => {
  expect(await probeLog(undefined, undefined, now)).toBeUndefined();
  const said: string[] = [];
  const unread = (why: string): void => void said.push(why);
  expect(await probeLog('/nowhere/x.log', undefined, now, localMachine, unread)).toBeUndefined();
  expect(said).toEqual(["the server's log /nowhere/x.log could not be read: no such file"]);
});
