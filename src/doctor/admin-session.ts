import { asTlsqlError, fail } from '../base/error.ts';
import type { ConnectIntent } from '../facts/client.ts';
import type { Attempt } from '../facts/wire.ts';
import { type DialTarget, targetText } from '../io/dial.ts';
import type { Machine } from '../io/machine.ts';
import type { GivenOption } from '../optionfile/option-spec.ts';
import { gatherClient } from '../probe/client.ts';
import { targetFact } from '../probe/target-fact.ts';
import { openSession, type Session } from '../session/open-session.ts';

/** Who logs in as the administrator, and how. */
export interface AdminRequest {
  /** The flags of the administrative login. */
  readonly given: readonly GivenOption[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly password: (question: string) => Promise<string>;
  /** For the login, ms. */
  readonly millis: number;
  /** For each statement, ms; 3000 unless said. */
  readonly statementMillis?: number;
  /** The server's machine where it is another one, and the way to its addresses. */
  readonly machine?: Machine;
  readonly reach?: (target: DialTarget) => Promise<DialTarget>;
  /** Told of the connection, however it ends. */
  readonly made?: (connection: Attempt) => void;
}

/** Logs in as the administrator. Fails as `openSession` does, and with what stops a client at its options. */
export async function openAdmin(
  request: AdminRequest,
): Promise<{ readonly session: Session; readonly target: DialTarget }> {
  // MYSQL_PWD is the password of the failing client.
  const { MYSQL_PWD: _password, ...env } = request.env;
  const { settings, intent, material, facts } = await gatherClient({
    given: request.given,
    env,
    cwd: request.cwd,
    ...(request.machine === undefined ? {} : { machine: request.machine }),
  });
  if (settings === undefined || intent === undefined)
    return fail('usage', { seen: facts.optionsRefused?.seen ?? 'its options stop it' });
  const asked = targetOf(intent);
  const target = request.reach === undefined ? asked : await request.reach(asked);
  const password =
    settings.password === 'ask'
      ? await request.password('Enter administrator password: ')
      : (settings.password?.reveal() ?? '');
  const started = performance.now();
  const told = (stage: Attempt['stage'], counted: boolean): void =>
    request.made?.({
      purpose: 'administrator',
      to: targetFact(target),
      tlsWanted: settings.tls !== 'never',
      stage,
      millis: { login: performance.now() - started },
      counted,
    });
  try {
    const session = await openSession({
      target,
      at: targetText(target),
      user: settings.user ?? 'root',
      password,
      tls: settings.tls,
      material,
      verifyChain: material.ca !== undefined,
      connectMillis: request.millis,
      statementMillis: request.statementMillis ?? 3000,
    });
    told('done', false);
    return { session, target };
  } catch (error) {
    const { code, detail } = asTlsqlError(error);
    const unmet = detail.fields?.errno !== undefined || code === 'host-unknown';
    const answered = code === 'server-refused';
    told(unmet ? 'connect' : 'login', !unmet && !answered && !('socket' in target));
    throw error;
  }
}

/** Where a client goes. */
export function targetOf(intent: ConnectIntent): DialTarget {
  if (intent.socket !== undefined) return { socket: intent.socket };
  return { host: intent.host ?? 'localhost', port: intent.port ?? 3306 };
}
