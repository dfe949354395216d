import { readFile } from 'node:fs/promises';
import { fail } from '../base/error.ts';
import { faults } from '../checks/all.ts';
import { explain } from '../checks/engine/explain.ts';
import { diagnose } from '../doctor/diagnose.ts';
import { fileError } from '../io/files.ts';
import { connectionOptions } from '../optionfile/connection-options.ts';
import type { GivenOption } from '../optionfile/option-spec.ts';
import { diagnosisJson, diagnosisText, explanationJson, explanationText } from '../report/diagnosis-report.ts';
import { askSecret } from './ask.ts';
import { type Command, defineCommand, type ExitStatus, type Outcome } from './command.ts';

const verdictStatus: Readonly<Record<'healthy' | 'broken' | 'unknown', ExitStatus>> = {
  healthy: 0,
  broken: 1,
  unknown: 3,
};

export const doctor: Command = defineCommand({
  name: 'doctor',
  does: "Says why the TLS connection doesn't work, and what to type.",
  synopsis:
    '[the flags of the failing client] [--client NAME] [--admin-user NAME] [--server-config FILE] [--explain TEXT]',
  about: [
    'Give the flags of the client that fails. It looks from every side that it can reach: client files and options, the wire,',
    "the server's files, variables, accounts and log, and names one cause with evidence and what mends it.",
  ].join('\n'),
  options: [
    ...connectionOptions,
    {
      name: 'client',
      kind: 'value',
      valueName: 'NAME',
      help: 'the client that fails: mysql-9, mariadb-11, connector-j, mysql2, pymysql, go, php, …',
    },
    { name: 'explain', kind: 'value', valueName: 'TEXT', help: 'what this text can mean; nothing is connected to' },
    {
      name: 'log',
      kind: 'value',
      valueName: 'FILE',
      help: 'the same for the lines of a file that matter; - is standard input',
    },
    { name: 'server-config', kind: 'value', valueName: 'FILE', help: "the server's option file" },
    { name: 'server-user', kind: 'value', valueName: 'NAME', help: 'the user that the server runs as' },
    { name: 'server-log', kind: 'value', valueName: 'FILE', help: "the server's error log" },
    { name: 'datadir', kind: 'value', valueName: 'DIR', help: "the server's data folder" },
    {
      name: 'client-side-only',
      kind: 'flag',
      help: "look at the client's side and the wire alone, also where the server is on this machine",
    },
    { name: 'admin-user', kind: 'value', valueName: 'NAME', help: 'log in as this administrator as well' },
    { name: 'admin-socket', kind: 'value', valueName: 'FILE', help: 'through this Unix socket' },
    { name: 'admin-defaults-file', kind: 'value', valueName: 'FILE', help: 'with the options of this file' },
  ],
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
      ...adminPart(options, own),
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

const connectionNames: ReadonlySet<string> = new Set(connectionOptions.map(({ name }) => name));

interface AdminOptions {
  readonly 'admin-user'?: string | undefined;
  readonly 'admin-socket'?: string | undefined;
  readonly 'admin-defaults-file'?: string | undefined;
}

/** The administrator connects where the client does, unless it has a socket or an option file of its own. */
function adminPart(options: AdminOptions, own: readonly GivenOption[]): { adminGiven?: readonly GivenOption[] } {
  const { 'admin-user': user, 'admin-socket': socket, 'admin-defaults-file': file } = options;
  if (user === undefined && socket === undefined && file === undefined) return {};
  const set = (name: string, value: string | boolean | undefined): GivenOption[] =>
    value === undefined ? [] : [{ name, value, origin: { kind: 'argument', index: 0 } }];
  const place = own.filter(({ name }) => ['host', 'port', 'socket', 'protocol'].includes(name));
  return {
    adminGiven: [
      ...(file === undefined ? set('no-defaults', true) : set('defaults-file', file)),
      ...(socket !== undefined || file !== undefined ? [] : place),
      ...set('socket', socket),
      ...set('user', user),
    ],
  };
}

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
