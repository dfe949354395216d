import { dirname, join, resolve } from 'node:path';
import { fail } from '../base/error.ts';
import { readBytes, readText } from '../io/files.ts';
import { connectionOptions } from '../optionfile/connection-options.ts';
import { parseAccountName } from '../plan/account-name.ts';
import { type IntentFile, parseIntentFile } from '../plan/intent-file.ts';
import { planShell, planSql, planText } from '../report/plan-report.ts';
import type { Looked, Wish } from '../secure/look.ts';
import type { RunEvent } from '../secure/run.ts';
import type { Secured, Verdict } from '../secure/secure.ts';
import { resumeRun, rollbackRun, secureServer, statusOfRuns } from '../secure/secure-server.ts';
import { securedJson, securedText } from '../secure/secured-text.ts';
import { clientPair } from '../secure/supply.ts';
import { askYes } from './ask.ts';
import { passphraseFrom, signingOptions } from './ca-options.ts';
import { type Command, defineCommand, type ExitStatus, type Given, type Outcome } from './command.ts';
import { connectionFromGiven } from './connection.ts';
import type { Context } from './context.ts';
import { secureOptions } from './secure-options.ts';

const statuses: Readonly<Record<Verdict, ExitStatus>> = {
  proven: 0,
  planned: 0,
  declined: 1,
  refused: 1,
  'not-proven': 1,
  undone: 1,
  'undo-incomplete': 3,
};

export const secure: Command = defineCommand({
  name: 'secure',
  does: 'Takes a running server to proven TLS: looks, plans, asks, applies, proves, and takes everything back when a proof fails.',
  synopsis:
    "[mysql's connection flags of an administrator] --ca DIR --names NAMES [--account ACCOUNT --require ssl|x509|subject] [options]",
  about: [
    'Run it where the server runs, as root or as the user of its files. Files go into tls/ beside the option file; the option',
    'file is edited in place. MySQL 8.0.16 and later take it while they run, MariaDB with TLS too; others need --allow-restart.',
    'Nothing is demanded of others before the administrator has come in over TLS. A run that was cut off is finished with',
    '--resume or taken back with --rollback; --rollback also takes back a run that has ended. A second run only proves.',
  ].join('\n'),
  options: [...connectionOptions, ...secureOptions, ...signingOptions],
  examples: [
    {
      line: 'tlsql secure -u root -p --ca ./ca --names db1.example.com,10.0.0.5 --plan',
      does: 'shows what would be done and who would be refused',
    },
    {
      line: `tlsql secure -u root -S /run/mysqld/mysqld.sock --ca ./ca --names db1.example.com --account "'app'@'%'" --require subject --client-out ./app`,
      does: 'mutual TLS for one account, with its certificate in ./app',
    },
    { line: 'tlsql secure -u root -p --rollback', does: 'brings everything back as it was before the last run' },
  ],
  async run(context, given) {
    const { options } = given;
    const started = performance.now();
    const stateRoot = stateFolder(context, options.state);
    if (options.status === true) return statusOutcome(stateRoot);
    const { settings } = await connectionFromGiven(context, given);
    const common = {
      settings,
      stateRoot,
      signal: context.signal,
      access: {
        now: context.now,
        ...pick('passphrase', await passphraseFrom(context, options['passphrase-file'])),
        ...pick('keyCommand', options['key-cmd']),
      },
      onEvent: (event: RunEvent) => context.stderr.write(eventLine(event)),
    };
    const password = await passphraseFrom(context, options['account-password-file']);
    const client = await clientFrom(context, options['client-cert'], options['client-key']);
    const secrets = { ...pick('password', password), ...pick('client', client) };
    if (options.resume === true || options.rollback === true) {
      const work = options.resume === true ? resumeRun : rollbackRun;
      return outcome(await work({ ...common, ...secrets }), performance.now() - started, false);
    }
    let shown = false;
    const confirm = async (looked: Looked): Promise<boolean> => {
      if (options.json !== true) {
        context.stdout.write(`${planText(looked.plan)}\n`);
        shown = true;
      }
      return options.yes === true || (await askYes(context, 'Carry this out?'));
    };
    const wish = { ...(await wishOf(context, given)), ...secrets };
    const wait = secondsOf(options['wait-for-clients']);
    const secured = await secureServer({
      ...common,
      ...pick('waitMillis', wait),
      ...pick('dryStart', options['dry-start']),
      onClients: (left) => context.stderr.write(`waiting for clients without TLS: ${left.length} left\n`),
      wish,
      confirm,
      planOnly: options.plan === true || options.sql === true || options.shell === true,
    });
    if (secured.verdict === 'planned' && options.sql === true)
      return { status: 0, json: securedJson(secured, 0), text: planSql(secured.plan) };
    if (secured.verdict === 'planned' && options.shell === true)
      return { status: 0, json: securedJson(secured, 0), text: planShell(secured.plan) };
    return outcome(secured, performance.now() - started, !shown && secured.verdict !== 'proven');
  },
});

type SecureGiven = Given<[...typeof connectionOptions, ...typeof secureOptions, ...typeof signingOptions]>;

function outcome(secured: Secured, millis: number, withPlan: boolean): Outcome {
  const status = secured.undone?.why === 'asked for' && secured.verdict === 'undone' ? 0 : statuses[secured.verdict];
  return { status, json: securedJson(secured, millis), text: securedText(secured, millis, withPlan) };
}

/** What the intent file and the flags say, paths made absolute; a flag counts more. */
async function wishOf(context: Context, { options }: SecureGiven): Promise<Wish> {
  const { file, base } = await intentFrom(context, options.intent);
  const path = (flag: string | undefined, written: string | undefined): string | undefined =>
    flag === undefined ? (written === undefined ? undefined : resolve(base, written)) : resolve(context.cwd, flag);
  const typed = options.names.flatMap((text) => text.split(',')).map((text) => text.trim());
  const names = typed.length > 0 ? typed.filter((text) => text !== '') : (file.names ?? []);
  if (names.length === 0)
    usage('no --names', '--names db1.example.com,10.0.0.5: the names by which clients know the server');
  const noFiles = options['no-files'] === true || file.files === false;
  return {
    names,
    accounts: accountsOf(options, file),
    material: materialOf(
      {
        ca: path(options.ca, file.ca),
        cert: path(options.cert, file.cert),
        key: path(options.key, file.key),
        caFile: path(options['ca-file'], file.caFile),
      },
      options['ca-subject'] ??
        file.caSubject ??
        `/CN=CA of ${(names[0] ?? '').replace(/^(DNS|IP):/i, '')}`.slice(0, 68),
      noFiles,
    ),
    enforce: options.enforce ?? file.enforce ?? false,
    protocolFloor: options['protocol-floor'] ?? file.protocolFloor ?? 'TLSv1.2',
    files: !noFiles,
    allowRestart: options['allow-restart'] ?? file.allowRestart ?? false,
    ...pick('installDir', path(options['install-dir'], file.installDir)),
    ...pick('clientOut', path(options['client-out'], file.clientOut)),
    ...pick('restartCommand', options['restart-command'] ?? file.restartCommand),
    ...pick('config', path(options.config, file.config)),
  };
}

async function intentFrom(context: Context, named: string | undefined): Promise<{ file: IntentFile; base: string }> {
  if (named === undefined) return { file: {}, base: context.cwd };
  const path = resolve(context.cwd, named);
  return { file: parseIntentFile(await readText(path), named), base: dirname(path) };
}

function accountsOf(options: SecureGiven['options'], file: IntentFile): Wish['accounts'] {
  const { subject } = options;
  if (options.account.length === 0)
    return (file.accounts ?? []).map((one) => ({ ...one, account: parseAccountName(one.account) }));
  const require = options.require ?? 'ssl';
  return options.account.map((text) => ({ account: parseAccountName(text), require, ...pick('subject', subject) }));
}

function materialOf(
  { ca, cert, key, caFile }: Readonly<Record<'ca' | 'cert' | 'key' | 'caFile', string | undefined>>,
  subject: string,
  noFiles: boolean,
): Wish['material'] {
  if (cert !== undefined && key !== undefined && caFile !== undefined) return { from: 'files', cert, key, ca: caFile };
  if (cert !== undefined || key !== undefined || caFile !== undefined)
    usage('a part of the files', '--cert, --key and --ca-file together');
  if (ca === undefined && !noFiles)
    usage('no --ca', '--ca DIR, a CA folder (made when there is none), or --cert, --key and --ca-file');
  return { from: 'ca', dir: ca ?? '/', subject };
}

async function clientFrom(
  context: Context,
  cert: string | undefined,
  key: string | undefined,
): Promise<ReturnType<typeof clientPair> | undefined> {
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined) return usage('one of --client-cert and --client-key', 'both');
  const [certBytes, keyText] = [await readBytes(resolve(context.cwd, cert)), await readText(resolve(context.cwd, key))];
  return clientPair(certBytes, new TextEncoder().encode(keyText), cert);
}

/** Where the journals are: `$XDG_STATE_HOME/tlsql/secure` unless said. */
function stateFolder(context: Context, given: string | undefined): string {
  if (given !== undefined) return resolve(context.cwd, given);
  const base = context.env.XDG_STATE_HOME;
  return join(base === undefined || base === '' ? join(context.home, '.local', 'state') : base, 'tlsql', 'secure');
}

function statusOutcome(root: string): Outcome {
  const runs = statusOfRuns(root);
  const text = runs.map(
    ({ at, begun, state, lastStep }) =>
      `${at}  begun ${begun}  ${state}${lastStep === undefined ? '' : `  last step ${lastStep}`}`,
  );
  const open = runs.some(({ state }) => state === 'not-finished');
  return { status: open ? 1 : 0, json: { runs }, text: text.length === 0 ? 'no runs' : text.join('\n') };
}

function eventLine(event: RunEvent): string {
  if (event.event === 'step') return event.state === 'started' ? '' : `done: ${event.title}\n`;
  if (event.event === 'undo') return `taking everything back: ${event.why}\n`;
  return '';
}

function secondsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,6}$/.test(text)) usage(`--wait-for-clients=${text}`, 'seconds');
  return Number(text) * 1000;
}

function usage(seen: string, expected: string): never {
  return fail('usage', { seen, expected, next: 'tlsql secure --help' });
}

/** An object with the key, or without it where there is no value. */
function pick<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: V });
}
