import type { ServerMend } from '../checks/engine/mend.ts';
import { isRunning, reloadWay } from '../checks/engine/server-mend.ts';
import type { Facts } from '../facts/facts.ts';
import type { FixStep } from './fix-plan.ts';

/** What is known of ways to reach the running server. */
interface ServerPowers {
  readonly allowRestart: boolean;
  readonly restartCommand?: string;
  readonly noAdmin?: string;
}

/** The step that makes the server take what was changed, or why there can be none. */
export function serverAct(
  facts: Facts,
  mend: ServerMend,
  { allowRestart, restartCommand, noAdmin }: ServerPowers,
): { readonly step: FixStep; readonly why?: undefined } | { readonly why: string; readonly step?: undefined } {
  const way = mend.kind === 'restart' ? (isRunning(facts) ? 'restart' : 'start') : reloadWay(facts);
  if (typeof way === 'object') {
    if (noAdmin !== undefined) return { why: `the server must read its files again, and ${noAdmin} (--admin-user)` };
    return { step: reloadStep(way.statement) };
  }
  if (!allowRestart) return { why: `the server must be ${way}ed: add --allow-restart` };
  if (restartCommand === undefined)
    return { why: `how the server is ${way}ed is not known: give --restart-command COMMAND` };
  return { step: restartStep(restartCommand, way) };
}

function reloadStep(statement: string): FixStep {
  return {
    id: 'reload',
    title: 'make the server read its TLS files again',
    reason: 'it reads them at its start and when it is told',
    risk: 'none: with files that cannot be used the server keeps what it has',
    undo: 'the old files are read again',
    restarts: false,
    details: [statement],
    action: { do: 'reload', statement },
  };
}

function restartStep(command: string, way: 'restart' | 'start'): FixStep {
  const starts = way === 'start';
  return {
    id: 'restart',
    title: `${way} the server`,
    reason: starts ? 'it is not running' : 'it reads this at its start only',
    risk: starts ? 'none' : 'every connection is dropped, and the server is away for some seconds',
    undo: starts ? 'the old files come back; the server stays as it then is' : 'it is restarted with the old files',
    restarts: true,
    details: [command],
    action: { do: 'restart', command, starts },
  };
}
