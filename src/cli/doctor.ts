import { readFile } from 'node:fs/promises';
import { fail } from '../base/error.ts';
import { faults } from '../checks/all.ts';
import { explain } from '../checks/engine/explain.ts';
import { diagnose } from '../doctor/diagnose.ts';
import type { OptionsRefused } from '../facts/client.ts';
import { fileError } from '../io/files.ts';
import { connectionOptions } from '../optionfile/connection-options.ts';
import { diagnosisJson, diagnosisText, explanationJson, explanationText } from '../report/diagnosis-report.ts';
import { adminLogin } from './admin-login.ts';
import { askSecret } from './ask.ts';
import { clientLine } from './client-line.ts';
import { type Command, commonOptions, defineCommand, type ExitStatus, type Outcome } from './command.ts';
import { doctorOptions } from './doctor-options.ts';

const verdictStatus: Readonly<Record<'healthy' | 'broken' | 'unknown', ExitStatus>> = {
  healthy: 0,
  broken: 1,
  unknown: 3,
};

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
    options: [...connectionOptions, ...doctorOptions],
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
        line: "tlsql doctor --explain 'ERROR 2026 (HY000): TLS/SSL error: unable to get local issuer certificate'",
        does: 'says what a text can mean',
      },
    ],
    async run(context, { options, given }) {
      if (options.explain !== undefined) return explained(options.explain);
      if (options.log !== undefined) return explained(await textOf(options.log, context.stdin));
      const own = given.filter(({ name }) => connectionNames.has(name));
      const { facts, diagnosis } = await diagnose({
        given: own,
        env: context.env,
        cwd: context.cwd,
        now: context.now(),
        password: (question) => askSecret(context, question),
        offline:
          options['server-config'] !== undefined &&
          !own.some(({ name }) => ['host', 'port', 'socket', 'user'].includes(name)),
        clientSideOnly: options['client-side-only'] === true,
        ...(await adminLogin(options, own)),
        ...(refused === undefined ? {} : { refused }),
        ...(options.client === undefined ? {} : { client: options.client }),
        ...(options['server-config'] === undefined ? {} : { serverOptionFile: options['server-config'] }),
        ...(options['server-user'] === undefined ? {} : { serverUser: options['server-user'] }),
        ...(options['server-log'] === undefined ? {} : { logFile: options['server-log'] }),
        ...(options.datadir === undefined ? {} : { dataFolder: options.datadir }),
      });
      const attempts = facts.wire?.attempts ?? [];
      return {
        status: verdictStatus[diagnosis.verdict],
        json: diagnosisJson(diagnosis, attempts),
        text: diagnosisText(diagnosis, attempts),
      };
    },
  });
}

/** The doctor takes a client's line as it failed: an option that stops the client is the diagnosis, not a wrong call. */
export const doctor: Command = {
  ...doctorAbout(undefined),
  async run(context, words) {
    const line = clientLine(words, [...doctorOptions, ...commonOptions], connectionOptions);
    if (line.passedOver.length > 0)
      context.stderr.write(`not about the connection, passed over: ${line.passedOver.join(' ')}\n`);
    return await doctorAbout(line.refused).run(context, line.words);
  },
};

const connectionNames: ReadonlySet<string> = new Set(connectionOptions.map(({ name }) => name));

async function textOf(file: string, stdin: NodeJS.ReadableStream): Promise<string> {
  if (file !== '-') {
    try {
      return await readFile(file, 'utf8');
    } catch (error) {
      throw fileError(error, file);
    }
  }
  const parts: string[] = [];
  for await (const part of stdin) parts.push(String(part));
  return parts.join('');
}

function explained(text: string): Outcome {
  if (text.trim() === '') fail('usage', { seen: 'no text', expected: "--explain 'ERROR 2026 (HY000): …'" });
  const explanation = explain(text, faults);
  return {
    status: explanation.meanings.length === 0 ? 3 : 0,
    json: explanationJson(explanation),
    text: explanationText(explanation),
  };
}
