import { parseArgs } from 'node:util';
import { isServerName, type ServerName, serverNames } from './catalogue.ts';
import { fetchServer, unobtainable } from './fetch.ts';
import { type RunningServer, startServer } from './instance.ts';
import { joinedProgress, terminalProgress } from './progress.ts';
import { clearInstance } from './registry.ts';
import { cacheLines, instanceLines, toStop } from './status.ts';

const usage = `Real servers for the tests, without root and without Docker.

  npm run servers -- fetch [NAME …]                bring them into the cache (${serverNames.join(', ')})
  npm run servers -- start NAME … [-- ARGUMENT …]  start instances that stay until stop; arguments go to the server
  npm run servers -- stop [NAME|ID …]              end what start began and remove what dead runs left
  npm run servers -- status                        what is in the cache and what runs

The cache is $XDG_CACHE_HOME/tlsql/servers, or ~/.cache/tlsql/servers. root@localhost has no password.
`;

const commands: Readonly<Record<string, (names: string[], serverArguments: string[]) => Promise<number>>> = {
  fetch: fetchAll,
  start: startAll,
  stop: stopAll,
  status: async () => {
    for (const line of [...cacheLines(), '', ...instanceLines()]) console.log(line);
    return 0;
  },
};

async function main(argv: string[]): Promise<number> {
  const split = argv.indexOf('--');
  const [own, serverArguments] = split < 0 ? [argv, []] : [argv.slice(0, split), argv.slice(split + 1)];
  try {
    const { values, positionals } = parseArgs({
      args: own,
      options: { help: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [name = '', ...names] = positionals;
    const command = commands[name];
    if (values.help === true || command === undefined) {
      (values.help === true ? console.log : console.error)(usage);
      return values.help === true ? 0 : 2;
    }
    return await command(names, serverArguments);
  } catch (error) {
    console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

/** All named servers side by side; one that can't be had doesn't keep the others from coming. */
async function fetchAll(names: string[]): Promise<number> {
  const wanted = names.length === 0 ? serverNames.filter((name) => unobtainable(name) === null) : names.map(asName);
  for (const name of serverNames.filter((each) => names.length === 0 && !wanted.includes(each))) {
    console.error(`${name}: not fetched: ${unobtainable(name)}`);
  }
  const progress = joinedProgress(terminalProgress());
  const outcomes = await Promise.allSettled(
    wanted.map(async (name) => {
      const { done, millis } = await fetchServer(name, progress(name));
      progress(name).say(`${name}: ${done}${millis === 0 ? '' : `, ${(millis / 1000).toFixed(1)} s`}`);
    }),
  );
  const errors = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as Error] : []));
  for (const error of errors) console.error(`error: ${error.message}`);
  return errors.length === 0 ? 0 : 1;
}

async function startAll(names: string[], serverArguments: string[]): Promise<number> {
  if (names.length === 0) throw new Error(`which? ${[...serverNames, 'path'].join(', ')}`);
  const progress = joinedProgress(terminalProgress());
  for (const name of names) if (isServerName(name)) await fetchServer(name, progress(name));
  for (const name of names) {
    const server = await startServer(name, { stays: true, options: serverArguments });
    console.log(described(server).join('\n'));
  }
  return 0;
}

function described(server: RunningServer): string[] {
  const client = server.clientProgram('mysql') === null ? [] : [`  client  ${server.clientCommand('mysql').join(' ')}`];
  return [
    `${server.name} ${server.version}, process ${server.pid}`,
    `  tcp     --host=${server.host} --port=${server.port} --user=root`,
    `  socket  --socket=${server.socket} --user=root`,
    `  files   ${server.optionFile}, ${server.logFile}`,
    ...client,
  ];
}

async function stopAll(names: string[]): Promise<number> {
  const chosen = toStop(names);
  for (const { folder, id } of chosen) {
    await clearInstance(folder);
    console.log(`ended ${id}`);
  }
  if (chosen.length === 0) console.log('nothing to end');
  return 0;
}

function asName(text: string): ServerName {
  if (!isServerName(text)) throw new Error(`no server ${text}: there are ${serverNames.join(', ')}`);
  return text;
}

process.exitCode = await main(process.argv.slice(2));
