import { resolve } from 'node:path';
import { shellWord } from '../checks/engine/server-mend.ts';
import type { Facts } from '../facts/facts.ts';
import type { SshFlags } from './ssh-options.ts';

/** How lines run on the machine that `--ssh` names; undefined without it. `-n`: the next line that is pasted is not its input. */
export function elsewhereOf(flags: SshFlags, cwd: string): Facts['elsewhere'] {
  const { ssh: name, sudo = false, 'ssh-config': config } = flags;
  if (name === undefined) return undefined;
  const file = config === undefined ? undefined : shellWord(resolve(cwd, config));
  const shell = ['ssh -n', ...(file === undefined ? [] : [`-F ${file}`]), shellWord(name)];
  const own = [shellWord(`--ssh=${name}`), ...(file === undefined ? [] : [`--ssh-config=${file}`])];
  return { name, shell: shell.join(' '), flags: [...own, ...(sudo ? ['--sudo'] : [])].join(' '), sudo };
}
