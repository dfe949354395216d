import { TlsqlError } from '../../src/base/error.ts';
import { localMachine } from '../../src/io/local-machine.ts';
import type { Journal } from '../../src/secure/journal.ts';
import type { Run, RunEvent } from '../../src/secure/run.ts';
import type { Session } from '../../src/session/open-session.ts';
import { makeIntent } from './situation.ts';

type Rows = readonly (readonly (string | null)[])[];

/** A run against a server that is a list of answers: the first pattern that fits; an Error there is thrown. */
export function fakeRun(
  answers: readonly (readonly [RegExp, Rows | Error])[] = [],
  over: Partial<Run> = {},
  version = '9.7.0',
): { readonly run: Run; readonly asked: string[]; readonly lines: unknown[]; readonly events: RunEvent[] } {
  const asked: string[] = [];
  const lines: unknown[] = [];
  const events: RunEvent[] = [];
  const session = {
    facts: { server: { version, flavor: /Maria/.test(version) ? 'MariaDB' : 'MySQL' } },
    query: async (sql: string) => {
      asked.push(sql);
      const found = answers.find(([pattern]) => pattern.test(sql))?.[1] ?? [];
      if (found instanceof Error) throw found;
      return found;
    },
    close: async () => undefined,
  } as unknown as Session;
  const journal: Journal = { folder: '/nowhere', write: (line) => void lines.push(line) };
  const run: Run = {
    host: localMachine,
    settings: {
      target: { host: '127.0.0.1', port: 1 },
      at: '127.0.0.1:1',
      user: 'root',
      password: '',
      tls: 'never',
      material: {},
      verifyChain: false,
      connectMillis: 1000,
    },
    session,
    open: async () => session,
    intent: makeIntent(),
    placed: { ca: '/t/ca.pem', cert: '/t/cert.pem', key: '/t/key.pem' },
    access: { now: () => new Date() },
    journal,
    onEvent: (event) => void events.push(event),
    ...over,
  };
  return { run, asked, lines, events };
}

/** What a server says to a statement that it refuses. */
export function serverError(number: number): TlsqlError {
  return new TlsqlError('server-error', { seen: `ERROR ${number}`, fields: { number } });
}
