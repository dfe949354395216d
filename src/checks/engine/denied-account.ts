import type { AccountFact } from '../../facts/account.ts';
import type { Facts } from '../../facts/facts.ts';
import { fitsAny, matchedAccount, seenHost, seenHosts } from './account-match.ts';
import { asked } from './attempts.ts';
import type { Certainty, Found, Json } from './check.ts';
import { observe } from './observe.ts';
import { passwordFrom } from './password-from.ts';
import { runLine, sqlText } from './replica-mend.ts';
import { requireProblem } from './require-compare.ts';
import { proofLine } from './server-mend.ts';

interface Denied {
  readonly id: string;
  readonly what: string;
  readonly evidence: Readonly<Record<string, Json>>;
  readonly certainty: Certainty;
  readonly fix?: readonly string[];
}

const nameOf = ({ user, host }: AccountFact): string => `'${user}'@'${host}'`;
const quoted = (account: AccountFact): string => `${sqlText(account.user)}@${sqlText(account.host)}`;

/** Why a login is denied when no REQUIRE clause explains it. */
function deniedBy(facts: Facts): Denied | undefined {
  if (observe(facts).failing !== 'login-denied') return undefined;
  const { errno, text = '' } = asked(facts)?.login?.error ?? {};
  if (errno !== 1045 && errno !== 1698) return undefined;
  const accounts = facts.admin?.accounts;
  if (accounts === undefined) return withoutAccounts(text);
  const matched = matchedAccount(facts);
  const other = matched === undefined ? undefined : otherMeant(facts, matched);
  // An account that the user does not mean explains more than what its own row asks for.
  if (other !== undefined) return other;
  const user = facts.client?.intent?.user ?? '';
  const host = seenHost(facts) ?? '';
  const own = accounts.filter((account) => account.user === user);
  const evidence = { user, host, accounts: own.map(nameOf) };
  // An anonymous account that stands in the way of none of the user's own is not what the user means.
  if (matched === undefined || (matched.user === '' && user !== '')) return noneFits(facts, own, evidence);
  if (requireProblem(facts) !== undefined && matched.passwordFits !== false) return undefined;
  if (/socket|gssapi|pam|ldap|named_pipe/.test(matched.plugin) || matched.passwordFits === true) return undefined;
  if (matched.locked === true) return undefined;
  const none = /using password: NO/i.test(text);
  const name = nameOf(matched);
  const unmet = requireProblem(facts) !== undefined;
  const from = passwordFrom(facts);
  return {
    id: 'account-password-wrong',
    what: none
      ? `the client sent no password for ${name}`
      : `the password${from === undefined ? '' : ` (of ${from})`} is not that of the account ${name}; its REQUIRE clause is ${unmet ? 'not met either' : 'met'}`,
    evidence: {
      ...evidence,
      matched: name,
      plugin: matched.plugin,
      ...(from === undefined ? {} : { passwordFrom: from }),
    },
    certainty: 'proved',
    fix: [runLine(facts, `SHOW CREATE USER ${quoted(matched)}`, true), proofLine(facts)],
  };
}

/** Without a look at the accounts only one thing is sure: that no password went over. */
function withoutAccounts(text: string): Denied | undefined {
  if (!/using password: NO/i.test(text)) return undefined;
  return {
    id: 'account-password-wrong',
    what: `the client sent no password: ${text}`,
    evidence: { text, passwordSent: false },
    certainty: 'likely',
  };
}

/** The server's own order took a row that stands before the one that is meant: an anonymous one, or one of a narrower host. */
function otherMeant(facts: Facts, matched: AccountFact): Denied | undefined {
  const user = facts.client?.intent?.user ?? '';
  const host = seenHost(facts) ?? '';
  const meant = facts.admin?.accounts?.filter(
    (account) => account.user === user && account !== matched && fitsAny(account, seenHosts(facts)),
  );
  const anonymous = matched.user === '' && user !== '';
  const known = meant?.find(({ passwordFits }) => passwordFits === true);
  const chosen = known ?? (anonymous ? meant?.[0] : undefined);
  if (chosen === undefined || (!anonymous && matched.passwordFits !== false)) return undefined;
  return {
    id: 'account-shadowed-by-other-row',
    what: `the server takes the account ${nameOf(matched)} for ${user} from ${host}, not ${nameOf(chosen)}${known === undefined ? '' : ', whose password this is'}: the narrower host comes first`,
    evidence: {
      user,
      host,
      taken: nameOf(matched),
      meant: nameOf(chosen),
      passwordOfMeant: chosen.passwordFits ?? 'not told',
    },
    certainty: 'proved',
    fix: [
      runLine(facts, `SELECT user, host, plugin FROM mysql.user WHERE user IN (${sqlText(user)}, '')`),
      anonymous
        ? runLine(facts, `DROP USER ${quoted(matched)}`)
        : runLine(facts, `RENAME USER ${quoted(matched)} TO ${sqlText(`${user}_was`)}@${sqlText(matched.host)}`),
      proofLine(facts),
    ],
  };
}

function noneFits(facts: Facts, own: readonly AccountFact[], evidence: Record<string, Json>): Denied {
  const { user, host } = { user: String(evidence.user), host: String(evidence.host) };
  if (own.length === 0)
    return {
      id: 'account-password-wrong',
      what: user === '' ? 'the client gives no user name' : `the server has no account ${user}`,
      evidence,
      certainty: 'proved',
      fix: [runLine(facts, 'SELECT user, host, plugin FROM mysql.user'), proofLine(facts)],
    };
  const skips = skipsNames(facts, own);
  const [first] = own;
  return {
    id: skips ? 'account-host-not-matched-skip-name-resolve' : 'account-no-match-for-host',
    what: `no account of ${user} fits the host ${host} as the server sees it${skips ? ': skip_name_resolve is on, so names never fit' : ''}`,
    evidence,
    certainty: 'proved',
    fix: [
      ...(first === undefined
        ? []
        : [runLine(facts, `RENAME USER ${quoted(first)} TO ${sqlText(user)}@${sqlText(host)}`)]),
      proofLine(facts),
    ],
  };
}

/** Whether names in the account table never fit, and there are some. */
function skipsNames({ admin }: Facts, own: readonly AccountFact[]): boolean {
  return /^(on|1)$/i.test(admin?.variables?.skip_name_resolve ?? '') && own.some(({ host }) => /[g-z]/i.test(host));
}

/** The accounts of the user that fit by name alone, where the server turned the host away before its greeting and looks up no names. */
export function fitByNameAlone(facts: Facts): readonly AccountFact[] {
  const user = facts.client?.intent?.user;
  const own = facts.admin?.accounts?.filter((account) => account.user === user) ?? [];
  return asked(facts)?.greetingError?.errno === 1130 && skipsNames(facts, own) ? own : [];
}

/** The `run` of the check for one of the ids. */
export function foundDenied(id: string): (facts: Facts) => readonly Found[] {
  return (facts) => {
    const denied = deniedBy(facts);
    if (denied?.id !== id) return [];
    const { what, evidence, certainty, fix } = denied;
    return [{ what, evidence, certainty, ...(fix === undefined ? {} : { fix }) }];
  };
}
