import type { Facts } from '../../facts/facts.ts';
import { matchedAccount, seenHost } from './account-match.ts';
import { asked } from './attempts.ts';
import type { Certainty, Found, Json } from './check.ts';
import { observe } from './observe.ts';
import { requireProblem } from './require-compare.ts';

interface Denied {
  readonly id: string;
  readonly what: string;
  readonly evidence: Readonly<Record<string, Json>>;
  readonly certainty: Certainty;
}

/** Why a login is denied when no REQUIRE clause explains it. */
function deniedBy(facts: Facts): Denied | undefined {
  if (observe(facts).failing !== 'login-denied' || requireProblem(facts) !== undefined) return undefined;
  const attempt = asked(facts);
  const text = attempt?.login?.error?.text ?? '';
  const user = facts.client?.intent?.user ?? '';
  if (attempt?.login?.error?.errno !== 1045) return undefined;
  const none = /using password: NO/i.test(text);
  const accounts = facts.admin?.accounts;
  if (accounts === undefined) {
    // Without a look at the accounts only one thing is sure: that no password went over.
    return none
      ? {
          id: 'account-password-wrong',
          what: `the client sent no password: ${text}`,
          evidence: { text, passwordSent: false },
          certainty: 'likely',
        }
      : undefined;
  }
  const host = seenHost(facts) ?? '';
  const own = accounts.filter((account) => account.user === user);
  const matched = matchedAccount(facts);
  const evidence = { user, host, accounts: own.map((account) => `'${account.user}'@'${account.host}'`) };
  if (matched === undefined && own.length > 0) {
    const skips =
      /^(on|1)$/i.test(facts.admin?.variables?.skip_name_resolve ?? '') &&
      own.some((account) => /[a-z]/i.test(account.host));
    return {
      id: skips ? 'account-host-not-matched-skip-name-resolve' : 'account-no-match-for-host',
      what: `no account of ${user} fits the host ${host} as the server sees it${skips ? ': skip_name_resolve is on, so names never fit' : ''}`,
      evidence,
      certainty: 'proved',
    };
  }
  if (matched === undefined)
    return { id: 'account-password-wrong', what: `the server has no account ${user}`, evidence, certainty: 'proved' };
  const name = `'${matched.user}'@'${matched.host}'`;
  if (/socket/.test(matched.plugin)) return undefined;
  return {
    id: 'account-password-wrong',
    what: none
      ? `the client sent no password for ${name}`
      : `the password is not that of the account ${name}; its REQUIRE clause is met`,
    evidence: { ...evidence, matched: name, plugin: matched.plugin },
    certainty: 'proved',
  };
}

/** The `run` of the check for one of the ids. */
export function foundDenied(id: string): (facts: Facts) => readonly Found[] {
  return (facts) => {
    const denied = deniedBy(facts);
    if (denied?.id !== id) return [];
    return [{ what: denied.what, evidence: denied.evidence, certainty: denied.certainty }];
  };
}
