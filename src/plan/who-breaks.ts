import type { AccountFact } from '../facts/account.ts';
import { accountText, sameAccount } from './account-name.ts';
import { clauseOf, type SecureIntent } from './intent.ts';
import type { ClientSession, Situation } from './situation.ts';

/** Somebody who would be refused after the change, when they connect again as they are connected now. */
export interface Broken {
  readonly kind: 'sessions' | 'replica' | 'account' | 'clients';
  /** `'app'@'%'`, or what else they have in common. */
  readonly who: string;
  /** Where they come from, each once. */
  readonly from: readonly string[];
  /** Open connections now. */
  readonly count: number;
  readonly why: string;
  /** `certain`: seen to connect without what will be asked for. `possible`: it can't be told from here. */
  readonly certain: boolean;
}

/** Who would be refused in the state that is wanted, by name and count. */
export function whoBreaks(situation: Situation, intent: SecureIntent): Broken[] {
  return [
    ...byAccount(situation, intent),
    ...(intent.enforce ? byEnforcement(situation, intent) : []),
    ...byChannel(situation),
  ];
}

/** Sessions in the clear of the accounts concerned: what `--wait-for-clients` waits for. */
export function plainSessions(situation: Situation, intent: SecureIntent): readonly ClientSession[] {
  return situation.sessions.filter((session) => {
    if (session.tls !== false) return false;
    const concerned = intent.accounts.some(({ account }) => belongs(session, account.user));
    return concerned || (intent.enforce && session.by === 'tcp');
  });
}

function byAccount(situation: Situation, intent: SecureIntent): Broken[] {
  return intent.accounts.flatMap((wanted): Broken[] => {
    const who = accountText(wanted.account);
    const fact = situation.accounts?.find((one) => sameAccount(one, wanted.account));
    const sessions = situation.sessions.filter((session) => belongs(session, wanted.account.user));
    const plain = sessions.filter(({ tls }) => tls === false);
    const other = sessions.filter(({ tls }) => tls !== false);
    const said: Broken[] = [];
    if (plain.length > 0) said.push(broken(plain, who, 'they are connected without TLS', true));
    const clause = clauseOf(wanted);
    if (other.length > 0 && (clause.kind !== 'SSL' || other.some(({ tls }) => tls === undefined))) {
      const why =
        clause.kind === 'SSL'
          ? 'whether they use TLS, this server does not tell'
          : 'whether they show the certificate that will be asked for, no server tells';
      said.push(broken(other, who, why, false));
    }
    if (fact?.isRole === true)
      said.push({
        kind: 'account',
        who,
        from: [],
        count: 0,
        why: 'it is a role: REQUIRE has no effect on it',
        certain: true,
      });
    return said;
  });
}

function byEnforcement(situation: Situation, intent: SecureIntent): Broken[] {
  const named = intent.accounts.map(({ account }) => account.user);
  const plain = situation.sessions.filter(
    ({ user, by, tls }) => tls === false && by === 'tcp' && !named.includes(user),
  );
  const users = [...new Set(plain.map(({ user }) => user))];
  return users.map((user) => {
    const own = plain.filter((session) => session.user === user);
    return broken(
      own,
      `user ${user}`,
      'they are connected over TCP without TLS, and require_secure_transport refuses that',
      true,
    );
  });
}

function byChannel(situation: Situation): Broken[] {
  const said: Broken[] = [];
  if (situation.tls.on && (situation.variables.ssl_ca ?? '') !== '') {
    const why = `clients that verify the server by ${situation.variables.ssl_ca} need the new CA file, unless the same CA signs`;
    said.push({ kind: 'clients', who: 'clients that verify', from: [], count: 0, why, certain: false });
  }
  return said;
}

/** A session belongs to an account by its user; which host pattern it came in by, the list of sessions doesn't say. */
function belongs(session: ClientSession, user: string): boolean {
  return session.user === user;
}

function broken(sessions: readonly ClientSession[], who: string, why: string, certain: boolean): Broken {
  const replica = sessions.every(({ command }) => command.startsWith('Binlog Dump'));
  const from = [...new Set(sessions.map(({ host }) => host))];
  return { kind: replica ? 'replica' : 'sessions', who, from, count: sessions.length, why, certain };
}

/** Accounts that nobody will be able to use: locked out by the clause alone. For notes. */
export function withoutTlsDemand(accounts: readonly AccountFact[]): number {
  return accounts.filter(({ require, isRole }) => require.kind === 'NONE' && isRole !== true).length;
}
