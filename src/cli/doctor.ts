import { hostname } from 'node:os';
import { fail, TlsqlError } from '../base/error.ts';
import { faults } from '../checks/all.ts';
import type { Diagnosis } from '../checks/engine/decide.ts';
import { explain } from '../checks/engine/explain.ts';
import { diagnose, type Examination } from '../doctor/diagnose.ts';
import { tellingWords } from '../doctor/telling-words.ts';
import { driverInText } from '../drivers/driver-in-text.ts';
import { unknownClient } from '../drivers/known-client.ts';
import type { OptionsRefused } from '../facts/client.ts';
import type { Attempt } from '../facts/wire.ts';
import type { DialTarget } from '../io/dial.ts';
import { localMachine } from '../io/local-machine.ts';
import type { Ssh } from '../io/ssh.ts';
import { connectionOptions } from '../optionfile/connection-options.ts';
import { diagnosisHtml } from '../report/diagnosis-html.ts';
import { diagnosisJson, diagnosisText, explanationJson, explanationText } from '../report/diagnosis-report.ts';
import { redactor } from '../report/redact.ts';
import { requiredBy } from '../secure/required.ts';
import { adminLogin } from './admin-login.ts';
import { askSecret } from './ask.ts';
import { clientLine } from './client-line.ts';
import { type Command, commonOptions, defineCommand, type Given, type Outcome } from './command.ts';
import type { Context } from './context.ts';
import { fixHere, type Shown, verdictStatus, wantsFix } from './doctor-fix.ts';
import { checkDoctorFlags } from './doctor-flags.ts';
import { doctorLine } from './doctor-line.ts';
import { doctorOptions, fixOptions } from './doctor-options.ts';
import { driverGiven, maskedConfig } from './driver-given.ts';
import { elsewhereOf } from './elsewhere.ts';
import { goOnWithout } from './go-on-without.ts';
import { logText } from './log-text.ts';
import { stateFolder } from './secure.ts';
import { pathThere, sshOptions, withSsh } from './ssh-options.ts';
import { untilAborted } from './until-aborted.ts';
import { version } from './version.ts';

/** @param refused a word of the command line at which the failing client stops. */
function doctorAbout(refused: OptionsRefused | undefined): Command {
  return defineCommand({
    name: 'doctor',
    does: "Says why the TLS connection doesn't work, and what to type.",
    synopsis:
      '[the flags of the failing client] [--client NAME] [--admin-user NAME] [--server-config FILE] [--explain TEXT]',
    about: [
      'Give the flags of the client that fails. It looks from every side that it can reach: client files and options, the wire,',
      "the server's files, variables, accounts and log, and names one cause with evidence and what mends it.",
    ].join('\n'),
    positionals: [0, 1],
    options: [...connectionOptions, ...doctorOptions, ...sshOptions],
    examples: [
      {
        line: 'tlsql doctor -h db1 -u app -p --ssl-mode=VERIFY_IDENTITY --ssl-ca=ca.pem',
        does: 'looks where the connection of app fails',
      },
      {
        line: 'tlsql doctor --server-config /etc/mysql/my.cnf --server-user mysql',
        does: 'checks a server that is not running yet',
      },
      {
        line: 'tlsql doctor -h 127.0.0.1 -u app -p --ssl-mode=REQUIRED --fix --plan',
        does: 'shows what would be mended; without --plan asks, does it and proves it',
      },
      {
        line: 'tlsql doctor --ssh admin@db1 --sudo -h db1 -u app -p --ssl-mode=VERIFY_CA --ssl-ca=ca.pem',
        does: "looks at the server's files, processes and log on its own machine as well",
      },
      {
        line: "tlsql doctor --explain 'ERROR 2026 (HY000): TLS/SSL error: unable to get local issuer certificate'",
        does: 'says what a text can mean',
      },
    ],
    async run(context, { options, given }) {
      checkDoctorFlags(options);
      const unknown = unknownClient(options.client);
      if (unknown !== undefined) context.stderr.write(`${unknown}\n`);
      if (options.explain !== undefined) return explained(options.explain, options);
      if (options.log !== undefined) return explained(await logText(options.log, context.stdin, context.cwd), options);
      const work = (ssh: Ssh | undefined): Promise<Outcome> => look(context, { options, given }, refused, ssh);
      return await withSsh(context, options, work, goOnWithout(context));
    },
  });
}

type DoctorGiven = Given<[...typeof connectionOptions, ...typeof doctorOptions, ...typeof sshOptions]>;

/** Looks from here, and at the server's own machine behind `ssh`. */
async function look(
  context: Context,
  { options, given }: Pick<DoctorGiven, 'options' | 'given'>,
  refused: OptionsRefused | undefined,
  ssh: Ssh | undefined,
): Promise<Outcome> {
  const own = given.filter(({ name }) => connectionNames.has(name));
  const driver = await driverGiven(options, context.cwd);
  const elsewhere = elsewhereOf(options, context.cwd);
  const request = {
    given: own,
    env: context.env,
    cwd: context.cwd,
    password: askedOnce(context),
    offline:
      options['server-config'] !== undefined &&
      driver === undefined &&
      !own.some(({ name }) => ['host', 'port', 'socket', 'user'].includes(name)),
    clientSideOnly: options['client-side-only'] === true,
    requiredBy: (variables: Readonly<Record<string, string>>) => requiredBy(stateFolder(context, undefined), variables),
    again: doctorLine(driver === undefined ? given : maskedConfig(given), lookingOptions),
    ...(await adminLogin(options, own)),
    ...(refused === undefined ? {} : { refused }),
    ...(options.client === undefined ? {} : { client: options.client }),
    ...(driver === undefined ? {} : { driver }),
    ...(options.said === undefined ? {} : { complaint: options.said }),
    ...(await serverPlaces(options, context.cwd, ssh)),
    ...(ssh === undefined ? {} : { machine: ssh.machine, reach: (target: DialTarget) => ssh.reach(target) }),
    ...(elsewhere === undefined ? {} : { elsewhere }),
    ...(options['server-user'] === undefined ? {} : { serverUser: options['server-user'] }),
  };
  const show = (seen: Examination): Shown => shownAs(options, seen);
  if (wantsFix(options)) return await fixHere(context, options, request, show);
  const seen = await untilAborted(context.signal, diagnose({ ...request, now: context.now() }));
  return { status: verdictStatus[seen.diagnosis.verdict], ...show(seen) };
}

/** The doctor takes a client's line as it failed: an option that stops the client is the diagnosis, not a wrong call. */
export const doctor: Command = {
  ...doctorAbout(undefined),
  async run(context, words) {
    const line = clientLine(words, [...doctorOptions, ...sshOptions, ...commonOptions], connectionOptions);
    if (line.passedOver.length > 0)
      context.stderr.write(`not about the connection, passed over: ${line.passedOver.join(' ')}\n`);
    return await doctorAbout(line.refused).run(context, line.words);
  },
};

/** The report of one look, by the flags. */
function shownAs(
  options: { readonly redact?: boolean | undefined; readonly html?: boolean | undefined },
  { facts, diagnosis }: Examination,
): Shown {
  const seen = { diagnosis, attempts: [...(facts.wire?.attempts ?? []), ...(facts.otherConnections ?? [])] };
  const shown = options.redact === true ? redactor(tellingWords(facts, hostname()), printedOf(seen))(seen) : seen;
  // Hiding makes new objects: the cause is one of the findings again.
  const cause = shown.diagnosis.findings[diagnosis.cause === null ? -1 : diagnosis.findings.indexOf(diagnosis.cause)];
  const whole = { ...shown.diagnosis, cause: cause ?? null };
  return {
    json: diagnosisJson(whole, shown.attempts),
    text:
      options.html === true
        ? diagnosisHtml(whole, shown.attempts, { time: facts.time, version })
        : diagnosisText(whole, shown.attempts),
  };
}

/** Asks for each secret once, however often it is needed. */
function askedOnce(context: Context): (question: string) => Promise<string> {
  const answers = new Map<string, Promise<string>>();
  return (question) => {
    const answer = answers.get(question) ?? askSecret(context, question);
    answers.set(question, answer);
    return answer;
  };
}

interface Seen {
  readonly diagnosis: Diagnosis;
  readonly attempts: readonly Attempt[];
}

/** What of it can be printed: names in it are to be hidden also where no fact has them apart. */
function printedOf({ diagnosis: { findings, notChecked }, attempts }: Seen): unknown {
  return [findings.map(({ why: _why, ...rest }) => rest), notChecked.map(({ why }) => why), attempts];
}

/** The server's files that are named on the command line. One that cannot be read ends the run: nothing healthy is seen without it. */
async function serverPlaces(
  options: Readonly<Partial<Record<'server-config' | 'server-log' | 'datadir', string | undefined>>>,
  cwd: string,
  ssh: Ssh | undefined,
): Promise<{ serverOptionFile?: string; logFile?: string; dataFolder?: string }> {
  const place = (name: 'server-config' | 'server-log' | 'datadir'): string | undefined =>
    options[name] && pathThere(ssh, options[name], cwd, `--${name}`);
  const [file, logFile, dataFolder] = [place('server-config'), place('server-log'), place('datadir')];
  if (file !== undefined) await (ssh === undefined ? localMachine.read(file) : ifReached(ssh.machine.read(file)));
  return {
    ...(file === undefined ? {} : { serverOptionFile: file }),
    ...(logFile === undefined ? {} : { logFile }),
    ...(dataFolder === undefined ? {} : { dataFolder }),
  };
}

/** That the machine itself can't be reached any more is noted when it is looked at. */
const ifReached = (reading: Promise<unknown>): Promise<unknown> =>
  reading.catch((error: unknown) => {
    if (!(error instanceof TlsqlError) || error.fault === 'file') throw error;
  });

/** The doctor's own flags that say where to look, not how to print. */
const notLooking: ReadonlySet<string> = new Set([
  'html',
  'redact',
  'explain',
  'log',
  // What was said of the failure: nothing to look for once it is mended.
  'said',
  ...fixOptions.map(({ name }) => name),
]);
const lookingOptions = [...doctorOptions, ...sshOptions]
  .filter(({ name }) => !notLooking.has(name))
  .map((option) => (option.name === 'client-config' ? { ...option, secret: false } : option));

const connectionNames: ReadonlySet<string> = new Set(connectionOptions.map(({ name }) => name));

function explained(
  text: string,
  { redact, client: named }: { readonly redact?: boolean | undefined; readonly client?: string | undefined },
): Outcome {
  if (text.trim() === '') fail('usage', { seen: 'no text', expected: "--explain 'ERROR 2026 (HY000): …'" });
  const full = explain(text, faults);
  const client = named ?? driverInText(text);
  const explanation =
    redact === true
      ? {
          ...redactor({}, text)({ ...full, meanings: [] }),
          meanings: full.meanings.map((meaning) => ({ ...meaning, line: redactor({}, text)(meaning.line) })),
        }
      : full;
  return {
    status: explanation.meanings.length === 0 ? 3 : 0,
    json: explanationJson(explanation, client),
    text: explanationText(explanation, client),
  };
}
