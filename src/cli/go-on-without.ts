import { unreachedSsh } from '../io/unreached-ssh.ts';
import type { Context } from './context.ts';
import { errorLines } from './print-error.ts';
import type { WithoutSsh } from './ssh-options.ts';

/** A person may have to type a passphrase; without one, a shell that does not answer by then never will. */
const openMillis = { attended: 60_000, alone: 15_000 };

/** The doctor looks from where it can: a machine that ssh does not come to is told, and left out. */
export function goOnWithout(context: Pick<Context, 'stderr'>): WithoutSsh {
  return {
    patience: {
      openMillis: context.stderr.isTTY ? openMillis.attended : openMillis.alone,
      connectSeconds: 5,
      silenceMillis: 5000,
    },
    instead(destination, error) {
      context.stderr.write(errorLines(error));
      context.stderr.write("the server's machine is left out\n");
      return unreachedSsh(destination, error);
    },
  };
}
