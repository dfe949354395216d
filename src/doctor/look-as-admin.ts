import { type Deadline, deadlineError } from '../base/deadline.ts';
import { asTlsqlError, type TlsqlError } from '../base/error.ts';
import { otherServer } from '../checks/engine/same-server.ts';
import type { AdminFacts } from '../facts/admin.ts';
import type { Facts } from '../facts/facts.ts';
import type { FactKind } from '../facts/vantage.ts';
import type { Attempt, WireFacts } from '../facts/wire.ts';
import type { DialTarget } from '../io/dial.ts';
import type { Machine } from '../io/machine.ts';
import type { GivenOption } from '../optionfile/option-spec.ts';
import { probeAdmin } from '../probe/admin.ts';
import { probeAdminNetwork } from '../probe/admin-network.ts';
import { aroundOf, type Counters, countersOf } from '../probe/counters.ts';
import type { Session } from '../session/open-session.ts';
import { openAdmin } from './admin-session.ts';
import { withReplicas } from './look-at-replicas.ts';
import type { LookThere } from './look-there.ts';
import type { Skip } from './request.ts';

/** Who logs in as the administrator, and on whose behalf. */
export interface AdminLook {
  /** The flags of the administrative login; undefined: none was given. */
  readonly given: readonly GivenOption[] | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Asks for a password; asked twice, it must know the answer. */
  readonly password: (question: string) => Promise<string>;
  readonly machine?: Machine;
  readonly reach: (target: DialTarget) => Promise<DialTarget>;
  readonly there: LookThere;
  /** Told of each connection, however it ends. */
  readonly made: (connection: Attempt) => void;
}

/** What a first login of the administrator showed: the counters, or why it failed. */
export type Before = { readonly counters: Counters } | { readonly error: TlsqlError } | undefined;

/** What was seen by the administrative login, where it is at the server that answered. */
export interface SeenAsAdmin {
  readonly admin?: AdminFacts;
  readonly adminElsewhere?: NonNullable<Facts['adminElsewhere']>;
}

const kinds: readonly FactKind[] = ['admin.variables', 'admin.status', 'admin.accounts', 'admin.replication'];

/**
 * Reads the counters before our own attempts, and leaves: a connection that stayed could take the last one that the
 * server allows.
 */
export async function lookBefore(look: AdminLook, deadline: Deadline): Promise<Before> {
  if (look.given === undefined) return undefined;
  try {
    const millis = Math.min(1500, Math.max(500, deadline.left()));
    const { session } = await openAdmin({ ...look, given: look.given, millis, statementMillis: 1000 });
    try {
      return { counters: await countersOf(session) };
    } finally {
      await session.close();
    }
  } catch (error) {
    return { error: asTlsqlError(error) };
  }
}

/** Logs in as the administrator and looks; what a login showed that is at another server than our attempts is set aside. */
export async function lookAsAdmin(
  look: AdminLook,
  about: {
    readonly user: string | undefined;
    readonly password: string;
    readonly before: Before;
    readonly wire: WireFacts | undefined;
  },
  deadline: Deadline,
  skip: Skip,
): Promise<SeenAsAdmin> {
  const { before, wire } = about;
  if (look.given === undefined) {
    skip('no administrative login was given (--admin-user)', ...kinds);
    return {};
  }
  try {
    // A login that was denied is not tried again: servers count those, and some lock the account.
    // Nor is a server that was waited for in vain and let nobody else in since.
    if (before !== undefined && 'error' in before && isFinal(before.error, wire)) throw before.error;
    const millis = Math.min(3000, Math.max(500, deadline.left()));
    const { session, target } = await openAdmin({ ...look, given: look.given, millis, statementMillis: millis });
    try {
      const statements = inTime(session, deadline);
      const asking = { facts: session.facts, query: statements.query };
      const counters = before !== undefined && 'counters' in before ? before.counters : undefined;
      const around = counters === undefined ? undefined : aroundOf(counters, await countersOf(asking));
      const seen = {
        ...(await probeAdmin(asking, about.user, about.password)),
        ...(await probeAdminNetwork(asking)),
        ...(around === undefined ? {} : { around }),
      };
      const elsewhere = otherServer(wire, seen);
      if (elsewhere !== undefined) {
        skip('the administrative login is at another server than the one that the client reaches', ...kinds);
        return { adminElsewhere: elsewhere };
      }
      const trouble = statements.trouble(seen.variables === undefined);
      if (trouble !== undefined) {
        skip(`the statements of the administrator came to nothing: ${trouble.detail.seen}`, ...kinds);
        return { admin: seen };
      }
      const replicas = (): Promise<AdminFacts> => withReplicas(seen, session, target, deadline, look.machine);
      return { admin: (await look.there.look(replicas, 'admin.replication')) ?? seen };
    } finally {
      await session.close();
    }
  } catch (error) {
    skip(`the administrative login failed: ${asTlsqlError(error).detail.seen}`, ...kinds);
    return {};
  }
}

/** Whether a first login of the administrator leaves nothing to hope for. */
function isFinal({ code }: TlsqlError, wire: WireFacts | undefined): boolean {
  const silent = wire?.attempts.every(({ stage }) => stage !== 'done') ?? false;
  return code === 'server-refused' || (code === 'deadline-passed' && silent);
}

interface Statements {
  readonly query: Session['query'];
  /** What kept statements from being answered; `all`: a refusal of single ones counts as well. */
  trouble(all: boolean): TlsqlError | undefined;
}

/**
 * Statements of a server that answers late are left out when the time for everything is over. One that was not answered
 * whole is the last one: what comes later would be taken for the answer to the next.
 */
function inTime(session: Session, deadline: Deadline): Statements {
  let refused: TlsqlError | undefined;
  let broken: TlsqlError | undefined;
  return {
    async query(sql) {
      if (broken !== undefined) throw broken;
      if (deadline.left() === 0) {
        refused ??= deadlineError(deadline, 'the statements of the administrator');
        throw refused;
      }
      try {
        return await session.query(sql);
      } catch (thrown) {
        const error = asTlsqlError(thrown);
        if (error.code === 'server-error') refused ??= error;
        else broken = error;
        throw error;
      }
    },
    trouble: (all) => broken ?? (all ? refused : undefined),
  };
}
