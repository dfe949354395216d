import { expect, it } from 'vitest';
import { TlsqlError } from '../base/error.ts';
import type { Session, SessionSettings } from '../session/open-session.ts';
import { ByteSink } from './byte-sink.ts';
import { batchPrinter } from './print-batch.ts';
import { statementRunner } from './run-statements.ts';

// Runs against servers are in connect.test.ts and test/servers; here the answers that none gives on demand.
function runner(answers: (number[] | TlsqlError)[]) {
  const said: string[] = [];
  const read = async (): Promise<Uint8Array> => {
    const next = answers.shift();
    if (next instanceof TlsqlError) throw next;
    return Uint8Array.from(next ?? []);
  };
  const channel = { restart: () => {}, write: async () => {}, poll: () => undefined, read };
  const session = {
    channel,
    outcome: { capabilities: 0x200n },
    query: async () => [['Note', '1', 'look']],
  } as unknown as Session;
  const sink = new ByteSink((bytes) => {
    said.push(Buffer.from(bytes).toString());
    return undefined;
  });
  const printer = batchPrinter(sink, { names: false, raw: false, hex: false });
  const style = { printer, vertical: printer, info: false, echo: false, lines: false, json: false };
  const signal = (): AbortSignal => new AbortController().signal;
  const made = statementRunner(
    { session, settings: {} as SessionSettings, database: '' },
    style,
    sink,
    (text) => void said.push(text),
    signal,
  );
  return { made, said };
}

const ok = (status: number, warnings: number): number[] => [0, 0, 0, status & 0xff, status >> 8, warnings, 0];

it('shows warnings, and keeps the state of backslashes', async () => {
  const { made, said } = runner([ok(512, 1), ok(2, 1)]);
  expect(await made.statement('SET a=1', 1, false)).toBeUndefined();
  expect([made.plainBackslash, said]).toEqual([true, []]);
  made.showWarnings = true;
  await made.statement('SET b=1', 1, false);
  expect([made.plainBackslash, said]).toEqual([false, ['Note (Code 1): look\n']]);
});

it('prints an error of the server with what it means, and throws what ends the connection', async () => {
  const denied = [0xff, 0x19, 0x04, ...Buffer.from('#28000no')];
  const { made, said } = runner([denied, new TlsqlError('connection-closed', { seen: 'x' })]);
  expect((await made.statement('x', 1, false))?.code).toBe('server-error');
  expect(said[0]).toMatch(/^ERROR 1049 \(28000\): no\nthere is no such database\n$/);
  await expect(made.statement('y', 1, false)).rejects.toMatchObject({ code: 'connection-closed' });
});
