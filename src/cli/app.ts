import { asTlsqlError, errorToJson, fail, TlsqlError } from '../base/error.ts';
import { jsonText } from '../report/json-text.ts';
import type { ExitStatus, Outcome } from './command.ts';
import { type CommandEntry, commands } from './commands.ts';
import type { Context } from './context.ts';
import { exitStatus } from './exit-status.ts';
import { commandHelp, overview } from './help.ts';
import { errorLines } from './print-error.ts';
import { version } from './version.ts';

/** Runs one command line (without `node` and the program) and returns the exit status. Prints only through the context. */
export async function run(argv: readonly string[], context: Context): Promise<ExitStatus> {
  const wantsJson = argv.some((word) => word === '--json');
  try {
    const outcome = await dispatch(argv, context);
    const text = wantsJson && outcome.json !== undefined ? jsonText(outcome.json) : outcome.text;
    if (text !== '') context.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    return outcome.status;
  } catch (thrown) {
    const error = context.signal.aborted ? interrupted(thrown) : asTlsqlError(thrown);
    if (wantsJson) context.stdout.write(`${jsonText({ error: errorToJson(error) })}\n`);
    context.stderr.write(errorLines(error));
    return exitStatus(error);
  }
}

function interrupted(cause: unknown): TlsqlError {
  return new TlsqlError('interrupted', { seen: 'a signal; nothing was left half done', cause });
}

async function dispatch(argv: readonly string[], context: Context): Promise<Outcome> {
  const first = argv[0];
  if (first === undefined || first === 'help' || first === '--help' || first === '-?' || first === '-h') {
    const asked = first === 'help' ? argv.slice(1) : [];
    if (asked.length > 0) return await dispatch([...asked, '--help'], context);
    return said(overview(commands));
  }
  const family = argv.length === 2 && ['--help', '-?'].includes(argv[1] ?? '') ? familyOf(first) : [];
  if (family.length > 0 && !commands.some(({ name }) => name === first)) return said(overview(family));
  if (first === '--version' || first === '-V') return { status: 0, json: { version }, text: `tlsql ${version}` };
  const { entry, rest } = find(argv);
  const command = await entry.load();
  if (rest.includes('--help') || rest.includes('-?')) return said(commandHelp(command));
  return await command.run(context, rest);
}

/** Help is no report: it is the same text with and without --json. */
const said = (text: string): Outcome => ({ status: 0, json: undefined, text });

/** The command that the first words name: the longest name that fits. */
function find(argv: readonly string[]): { entry: CommandEntry; rest: readonly string[] } {
  const named = commands
    .map((entry) => ({ entry, words: entry.name.split(' ') }))
    .filter(({ words }) => words.every((word, index) => argv[index] === word))
    .sort((a, b) => b.words.length - a.words.length)[0];
  if (named !== undefined) return { entry: named.entry, rest: argv.slice(named.words.length) };
  const family = familyOf(argv[0] ?? '').map(({ name }) => name);
  if (family.length > 0) {
    return fail('usage', {
      seen: argv[1] === undefined ? `tlsql ${argv[0]} needs a further word` : `tlsql ${argv[0]} has no '${argv[1]}'`,
      expected: `one of: ${family.join(', ')}`,
      next: `tlsql ${family[0]} --help`,
    });
  }
  return fail('usage', { seen: `there is no command '${argv[0]}'`, next: 'tlsql --help' });
}

/** The commands whose first word this is, with further words: `ca init`, `ca show` … */
const familyOf = (word: string): CommandEntry[] => commands.filter(({ name }) => name.startsWith(`${word} `));
