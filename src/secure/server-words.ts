import { shellWord } from '../checks/engine/server-mend.ts';
import type { Machine } from '../io/machine.ts';
import type { ServerLaunch } from '../plan/situation.ts';

/** Options that decide about TLS, in whatever spelling and with whatever prefix; the server itself makes sense of them. */
const aboutTls = /^--(loose[-_])?(skip[-_]|disable[-_]|enable[-_])?(ssl|tls|require|have[-_]ssl)/i;

/**
 * The options about TLS that the program itself takes from its option files (`--print-defaults`, which reads them and ends:
 * nothing is started or written), followed by those of its command line. Undefined where the program can't be asked.
 */
export async function tlsWords(host: Machine, launch: ServerLaunch): Promise<readonly string[] | undefined> {
  const choice = launch.arguments.filter((word) => /^--(no-defaults$|defaults-)/.test(word));
  const given = launch.arguments.filter((word) => aboutTls.test(word));
  const environment = Object.entries(launch.environment).map(([name, value]) => `${name}=${value}`);
  const command = ['env', ...environment, ...launch.command, ...choice, '--print-defaults'].map(shellWord).join(' ');
  // The words are printed in one line, parted by blanks; a blank inside a value is no beginning of a word.
  const { status, output } = await host.run(
    `out=$(${command} 2>/dev/null) || exit $?; printf '%s\\n' "$out" | tail -n 1 | sed 's/ --/\\n--/g' | grep -E -i '^--(loose[-_])?(skip[-_]|disable[-_]|enable[-_])?(ssl|tls|require)'; exit 0`,
    5000,
  );
  if (status !== 0) return undefined;
  const written = output.split('\n').map((line) => line.trimEnd());
  return [...written.filter((line) => aboutTls.test(line)), ...given];
}
