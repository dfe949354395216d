import type { AccountFact } from '../../facts/account.ts';
import type { Facts } from '../../facts/facts.ts';
import { matchedAccount } from './account-match.ts';
import { asked } from './attempts.ts';

/** Accounts of the machine itself, and methods that know the user of the system. */
const local = /^(localhost|127\.[\d.]*|::1)$/i;
const bySystem = /socket|gssapi|named_pipe/;

/**
 * The account that the client logs in to, where nothing makes anybody use TLS for it: no REQUIRE clause, no
 * require_secure_transport, at a server that has TLS.
 */
export function openAccount(facts: Facts): AccountFact | undefined {
  const { variables = {}, channels } = facts.admin ?? {};
  const account = matchedAccount(facts);
  if (account === undefined || account.require.kind !== 'NONE') return undefined;
  if (local.test(account.host) || bySystem.test(account.plugin) || account.locked === true) return undefined;
  const hasTls =
    asked(facts)?.greeting?.offersTls ??
    (variables.have_ssl === 'YES' || channels?.some(({ properties }) => properties.Enabled === 'Yes') === true);
  // Where it was not seen, it may be on.
  const known = Object.keys(variables).length > 0;
  return hasTls && known && !/^(on|1)$/i.test(variables.require_secure_transport ?? '') ? account : undefined;
}

export const accountName = ({ user, host }: Pick<AccountFact, 'user' | 'host'>): string => `'${user}'@'${host}'`;
