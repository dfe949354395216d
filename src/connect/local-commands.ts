import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail } from '../base/error.ts';
import type { CommandScope, PieceOutcome } from './command-scope.ts';

const done: PieceOutcome = { quit: false };

/** Runs a command that is about output, prompt and shell; undefined where it is none of these. */
export async function runLocalCommand(
  name: string,
  argument: string,
  scope: CommandScope,
): Promise<PieceOutcome | undefined> {
  switch (name) {
    case 'tee':
      return tee(argument, scope);
    case 'notee':
      scope.outputs.notee();
      scope.say('Outfile disabled.\n');
      return done;
    case 'pager':
    case 'nopager':
      return pager(name === 'pager' ? argument : undefined, scope);
    case 'prompt':
      return prompt(argument, scope);
    case 'print':
      await scope.sink.text(`--------------\n${utf8(argument)}\n--------------\n\n`);
      await scope.sink.flush();
      return done;
    case 'system':
      return await system(utf8(argument), scope);
    case 'edit':
      return await edit(argument, scope);
    default:
      return undefined;
  }
}

const utf8 = (text: string): string => Buffer.from(text, 'latin1').toString('utf8');

function tee(argument: string, { outputs, say }: CommandScope): PieceOutcome {
  if (argument === '') fail('usage', { seen: 'tee without a file', expected: 'tee FILE' });
  outputs.tee(utf8(argument));
  say(`Logging to file '${utf8(argument)}'\n`);
  return done;
}

/** Without a prompt nobody could leave a pager: as in the mysql client, it is for people. */
function pager(argument: string | undefined, { outputs, say, desk }: CommandScope): PieceOutcome {
  if (desk === undefined) return done;
  outputs.pager = argument === undefined ? undefined : argument === '' ? desk.pager : utf8(argument);
  if (argument === '' && desk.pager === undefined) say("Default pager wasn't set, using stdout.\n");
  else say(outputs.pager === undefined ? 'PAGER set to stdout\n' : `PAGER set to '${outputs.pager}'\n`);
  return done;
}

function prompt(argument: string, { say, desk }: CommandScope): PieceOutcome {
  if (desk === undefined) return done;
  desk.prompt = argument === '' ? desk.firstPrompt : utf8(argument);
  say(argument === '' ? 'Returning to the first prompt.\n' : `PROMPT set to '${desk.prompt}'\n`);
  return done;
}

/** A dump is data: what it holds runs no program, unless the command line says so. */
async function system(command: string, { sink, desk, systemCommand }: CommandScope): Promise<PieceOutcome> {
  if (desk === undefined && !systemCommand) {
    fail('usage', {
      seen: "'system' in a file of statements",
      expected: '--system-command, where programs are to be run by such files',
    });
  }
  await sink.flush();
  const work = (): Promise<number> => shell(command);
  await (desk === undefined ? work() : desk.lend(work));
  return done;
}

/** The statement that was begun, in an editor; what comes back is read as if it were typed. */
async function edit(statement: string, { desk, feed }: CommandScope): Promise<PieceOutcome> {
  if (desk === undefined) fail('usage', { seen: "'edit' without a prompt", expected: 'a terminal' });
  const folder = await mkdtemp(join(tmpdir(), 'tlsql-edit-'));
  try {
    const file = join(folder, 'statement.sql');
    await writeFile(file, Buffer.from(statement, 'latin1'), { mode: 0o600 });
    const status = await desk.lend(() => shell(`${desk.editor} "$0"`, file));
    if (status !== 0) fail('usage', { seen: `the editor (${desk.editor}) ended with status ${status}` });
    return await feed((await readFile(file, 'latin1')).trimEnd());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs a command of the user's own with the terminal; its exit status. */
function shell(command: string, argument = ''): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn('/bin/sh', ['-c', command, argument], { stdio: 'inherit' });
    child.on('error', () => resolve(127));
    child.on('close', (status) => resolve(status ?? 128));
  });
}
