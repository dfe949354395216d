import { fail } from '../base/error.ts';
import type { RequireClause } from '../facts/account.ts';
import { can } from '../mysql/abilities.ts';
import { parseServerVersion } from '../mysql/server-version.ts';
import { connectionOptions } from '../optionfile/connection-options.ts';
import { accountText, parseAccountName, sameAccount } from '../plan/account-name.ts';
import { refusedBecause, requireSql } from '../plan/require-clause.ts';
import { probeAdmin } from '../probe/admin.ts';
import { openSession } from '../session/open-session.ts';
import { oneline } from '../x509/name-oneline.ts';
import { leafOf } from './account-options.ts';
import { type Command, defineCommand } from './command.ts';
import { connectionFromGiven } from './connection.ts';

export const accountCheck: Command = defineCommand({
  name: 'account check',
  does: 'Says whether an account would let a certificate in, on this version of the server, and why not.',
  synopsis: 'ACCOUNT [--cert FILE] [connection flags of an administrator]',
  about: 'Looks at the REQUIRE clause alone: whether the server trusts the CA of the certificate, tlsql prove shows.',
  positionals: [1, 1],
  options: [
    ...connectionOptions,
    { name: 'cert', kind: 'value', valueName: 'FILE', help: "the client's certificate; none: TLS without one" },
  ],
  examples: [
    {
      line: `tlsql account check "'app'@'%'" --cert app-cert.pem -u root -p`,
      does: 'compares subject and issuer as the server does',
    },
  ],
  async run(context, given) {
    const account = parseAccountName(given.positionals[0] ?? '');
    const who = accountText(account);
    const { settings } = await connectionFromGiven(context, given);
    const leaf = given.options.cert === undefined ? undefined : await leafOf(context, given.options.cert);
    const { clause, version } = await read(settings, account);
    const style = can(parseServerVersion(version), 'openssl-names') === false ? 'yassl' : 'openssl3';
    const certificate =
      leaf === undefined ? undefined : { subject: oneline(leaf.subject, style), issuer: oneline(leaf.issuer, style) };
    const why = refusedBecause(clause, { tls: true, ...(certificate === undefined ? {} : { certificate }) });
    const json = {
      account: who,
      require: requireSql(clause),
      server: version,
      letsIn: why === undefined,
      why: why ?? null,
      ...(certificate ?? {}),
    };
    const text = `${who} has ${requireSql(clause)}: ${why === undefined ? 'it lets this client in' : `it refuses this client, because ${why}`}`;
    return { status: why === undefined ? 0 : 1, json, text };
  },
});

async function read(
  settings: Parameters<typeof openSession>[0],
  account: ReturnType<typeof parseAccountName>,
): Promise<{ clause: RequireClause; version: string }> {
  const session = await openSession(settings);
  try {
    const fact = (await probeAdmin(session, account.user)).accounts?.find((one) => sameAccount(one, account));
    const clause =
      fact?.require ??
      fail('usage', {
        at: settings.at,
        seen: `no account ${accountText(account)} that could be read`,
        expected: 'an account that is there',
      });
    return { clause, version: session.facts.server.version };
  } finally {
    await session.close();
  }
}
