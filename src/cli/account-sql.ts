import { can } from '../mysql/abilities.ts';
import { parseServerVersion } from '../mysql/server-version.ts';
import { accountText, parseAccountName } from '../plan/account-name.ts';
import { requireStatement } from '../plan/require-clause.ts';
import { clauseFromGiven, clauseOptions } from './account-options.ts';
import { type Command, defineCommand } from './command.ts';

/** One version of each family whose statement differs. */
const families = [
  ['MySQL 5.7.6 and later, MariaDB 10.2 and later', '8.0.40'],
  ['MySQL 5.6, MariaDB 10.1 and older', '5.6.51'],
] as const;

export const accountSql: Command = defineCommand({
  name: 'account sql',
  does: 'Prints the statement that gives an account a REQUIRE clause, for each family of servers.',
  synopsis: 'ACCOUNT --ssl | --x509 | --none | --subject-of CERT | --issuer-of CERT | --cipher CIPHER',
  positionals: [1, 1],
  options: clauseOptions,
  examples: [
    {
      line: `tlsql account sql "'app'@'%'" --subject-of app-cert.pem`,
      does: 'with the subject exactly as the server compares it',
    },
  ],
  async run(context, given) {
    const account = parseAccountName(given.positionals[0] ?? '');
    const statements = await Promise.all(
      families.map(async ([servers, text]) => {
        const version = parseServerVersion(text);
        const style = can(version, 'openssl-names') === false ? 'yassl' : 'openssl3';
        return {
          servers,
          statement: requireStatement(version, account, await clauseFromGiven(context, given.options, style)),
        };
      }),
    );
    const text = statements.flatMap(({ servers, statement }) => [`-- ${servers}`, `${statement};`]).join('\n');
    return { status: 0, json: { account: accountText(account), statements }, text };
  },
});
