import { join, resolve } from 'node:path';
import type { Ssh } from '../io/ssh.ts';
import { connectionOptions } from '../optionfile/connection-options.ts';
import { planShell, planSql, planText } from '../report/plan-report.ts';
import type { Looked } from '../secure/look.ts';
import type { RunEvent } from '../secure/run.ts';
import type { Secured } from '../secure/secure.ts';
import { resumeRun, rollbackRun, secureServer, statusOfRuns } from '../secure/secure-server.ts';
import { securedJson, securedText } from '../secure/secured-text.ts';
import type { SessionSettings } from '../session/open-session.ts';
import { askYes } from './ask.ts';
import { signingOptions } from './ca-options.ts';
import { type Command, defineCommand, type Outcome } from './command.ts';
import type { Context } from './context.ts';
import { secureFleet } from './secure-fleet.ts';
import { secureOptions } from './secure-options.ts';
import { sharedRequest, statusOf } from './secure-request.ts';
import { intentFrom, type SecureGiven, wishOf } from './secure-wish.ts';
import { sshOptions, wayIn, withSsh } from './ssh-options.ts';

export const secure: Command = defineCommand({
  name: 'secure',
  does: 'Takes a running server to proven TLS: looks, plans, asks, applies, proves, and takes everything back when a proof fails.',
  synopsis:
    "[mysql's connection flags of an administrator] --ca DIR --names NAMES [--account ACCOUNT --require ssl|x509|subject] [options]",
  about: [
    'Run it where the server runs, as root or as the user of its files, or from elsewhere with --ssh USER@HOST [--sudo]: the CA,',
    "the clients' certificates and the journal stay here. Files go into tls/ beside the option file; the option",
    'file is edited in place. MySQL 8.0.16 and later take it while they run, MariaDB with TLS too; others need --allow-restart.',
    'Nothing is demanded of others before the administrator has come in over TLS. A run that was cut off is finished with',
    '--resume or taken back with --rollback; --rollback also takes back a run that has ended. A second run only proves.',
  ].join('\n'),
  options: [...connectionOptions, ...secureOptions, ...signingOptions, ...sshOptions],
  examples: [
    {
      line: 'tlsql secure -u root -p --ca ./ca --names db1.example.com,10.0.0.5 --plan',
      does: 'shows what would be done and who would be refused',
    },
    {
      line: `tlsql secure -u root -S /run/mysqld/mysqld.sock --ca ./ca --names db1.example.com --account "'app'@'%'" --require subject --client-out ./app`,
      does: 'mutual TLS for one account, with its certificate in ./app',
    },
    {
      line: 'tlsql secure --ssh admin@db1 --sudo -u root -p --ca ./ca --names db1.example.com --plan',
      does: 'the same for the server on another machine, through its socket there',
    },
    { line: 'tlsql secure -u root -p --rollback', does: 'brings everything back as it was before the last run' },
  ],
  async run(context, given) {
    const { options } = given;
    const stateRoot = stateFolder(context, options.state);
    if (options.status === true) return statusOutcome(stateRoot);
    if (options.inventory !== undefined) return await secureFleet(context, given, options.inventory, stateRoot);
    return await withSsh(context, options, (ssh) => secureOne(context, given, stateRoot, ssh));
  },
});

/** One server, on this machine or on the one behind `ssh`. */
async function secureOne(
  context: Context,
  given: SecureGiven,
  stateRoot: string,
  ssh: Ssh | undefined,
): Promise<Outcome> {
  const { options } = given;
  const started = performance.now();
  const way = await wayIn(context, given, ssh);
  const shared = await sharedRequest(context, given);
  const onEvent = (event: RunEvent): void => void context.stderr.write(eventLine(event));
  const common = { ...way, stateRoot, onEvent, signal: context.signal, access: shared.access };
  if (options.resume === true || options.rollback === true) {
    const work = options.resume === true ? resumeRun : rollbackRun;
    return outcome(await work({ ...common, ...shared.secrets }), performance.now() - started, false);
  }
  let shown = false;
  const confirm = async (looked: Looked): Promise<boolean> => {
    if (options.json !== true) {
      context.stdout.write(`${planText(looked.plan)}\n`);
      shown = true;
    }
    return options.yes === true || (await askYes(context, 'Carry this out?'));
  };
  const wish = { ...wishOf(context, given, await intentFrom(context, options.intent), ssh), ...shared.secrets };
  const secured = await secureServer({
    ...common,
    ...shared.manner,
    onClients: (left) => context.stderr.write(`waiting for clients without TLS: ${left.length} left\n`),
    wish,
    confirm,
    planOnly: options.plan === true || options.sql === true || options.shell === true,
  });
  if (secured.verdict === 'planned' && options.sql === true)
    return { status: 0, json: securedJson(secured, 0), text: planSql(secured.plan) };
  if (secured.verdict === 'planned' && options.shell === true)
    return { status: 0, json: securedJson(secured, 0), text: planShell(secured.plan, loginWords(way.settings)) };
  return outcome(secured, performance.now() - started, !shown && secured.verdict !== 'proven');
}

/** The flags with which a person logs in as the administrator. */
function loginWords({ target, user, password }: SessionSettings): string[] {
  const way = 'socket' in target ? ['-S', target.socket] : ['-h', target.host, '-P', String(target.port)];
  return ['-u', user, ...(password === '' ? [] : ['-p']), ...way];
}

function outcome(secured: Secured, millis: number, withPlan: boolean): Outcome {
  return {
    status: statusOf(secured),
    json: securedJson(secured, millis),
    text: securedText(secured, millis, withPlan),
  };
}

/** Where the journals are: `$XDG_STATE_HOME/tlsql/secure` unless said. */
export function stateFolder(context: Context, given: string | undefined): string {
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
