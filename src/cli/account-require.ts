import { fail } from '../base/error.ts';
import { can } from '../mysql/abilities.ts';
import { parseServerVersion } from '../mysql/server-version.ts';
import { connectionOptions } from '../optionfile/connection-options.ts';
import { accountText, parseAccountName, sameAccount } from '../plan/account-name.ts';
import { requireSql, requireStatement, sameRequire } from '../plan/require-clause.ts';
import { probeAdmin } from '../probe/admin.ts';
import { openSession } from '../session/open-session.ts';
import { clauseFromGiven, clauseOptions } from './account-options.ts';
import { askYes } from './ask.ts';
import { type Command, defineCommand } from './command.ts';
import { connectionFromGiven } from './connection.ts';

export const accountRequire: Command = defineCommand({
  name: 'account require',
  does: 'Gives an account a REQUIRE clause, in the form that this server understands, and reads it back.',
  synopsis: 'ACCOUNT --ssl | --x509 | --none | --subject-of CERT | … [connection flags of an administrator] [--yes]',
  about:
    'tlsql secure does the same with a look at who would be refused, and with a proof; this is the statement alone.',
  positionals: [1, 1],
  options: [...connectionOptions, ...clauseOptions, { name: 'yes', short: 'y', kind: 'flag', help: "don't ask" }],
  examples: [
    {
      line: `tlsql account require "'app'@'%'" --subject-of app-cert.pem -u root -p`,
      does: 'lets in this one certificate alone',
    },
  ],
  async run(context, given) {
    const account = parseAccountName(given.positionals[0] ?? '');
    const who = accountText(account);
    const { settings } = await connectionFromGiven(context, given);
    const session = await openSession(settings);
    try {
      const version = parseServerVersion(session.facts.server.version);
      const style = can(version, 'openssl-names') === false ? 'yassl' : 'openssl3';
      const clause = await clauseFromGiven(context, given.options, style);
      const find = async (): Promise<Parameters<typeof sameRequire>[0] | undefined> =>
        (await probeAdmin(session, account.user)).accounts?.find((one) => sameAccount(one, account))?.require;
      const before = await find();
      if (before === undefined)
        fail('usage', {
          at: settings.at,
          seen: `no account ${who} that could be read`,
          expected: 'an account that is there',
        });
      const statement = requireStatement(version, account, clause);
      const result = { account: who, before: requireSql(before), after: requireSql(clause), statement };
      if (sameRequire(before, clause))
        return { status: 0, json: { ...result, changed: false }, text: `${who} has ${requireSql(clause)} already` };
      if (given.options.yes !== true && !(await askYes(context, `${statement}\n(now: ${requireSql(before)}) Run it?`)))
        return { status: 1, json: { ...result, changed: false }, text: 'nothing was changed' };
      await session.query("SET SESSION sql_mode = ''");
      await session.query(statement);
      const after = await find();
      if (after === undefined || !sameRequire(after, clause))
        fail('secure-step-failed', {
          at: who,
          seen: `afterwards it has ${after === undefined ? 'nothing' : requireSql(after)}`,
          expected: requireSql(clause),
        });
      return {
        status: 0,
        json: { ...result, changed: true },
        text: `${who}: ${requireSql(before)} -> ${requireSql(clause)}`,
      };
    } finally {
      await session.close();
    }
  },
});
