import { digest } from '../base/digest.ts';
import { fail } from '../base/error.ts';
import { rehash } from '../ca/rehash.ts';
import type { Machine } from '../io/machine.ts';
import type { Session } from '../session/open-session.ts';
import { editLines } from './edit-lines.ts';
import type { FixAct } from './fix-plan.ts';

/** What carrying out a step needs. */
export interface ApplyContext {
  readonly machine: Machine;
  /** Logs in as the administrator. */
  readonly openAdmin: () => Promise<Session>;
}

/** Carries out one act. Doing it a second time, after it was cut off, does no harm. */
export async function applyAct({ machine, openAdmin }: ApplyContext, act: FixAct): Promise<void> {
  switch (act.do) {
    case 'run':
      return await run(machine, act.line, 10_000);
    case 'rehash':
      rehash(act.folder);
      return;
    case 'edit-option-file':
      return await edit(machine, act);
    case 'reload':
      return await say(openAdmin, act.statement);
    case 'restart':
      return await run(machine, act.command, 120_000);
  }
}

async function run(machine: Machine, line: string, millis: number): Promise<void> {
  const { status, output } = await machine.run(line, millis);
  if (status === 0) return;
  const tail = output.split('\n').slice(-3).join(' | ');
  fail('secure-step-failed', { at: line, seen: `status ${status}${tail === '' ? '' : `: ${tail}`}` });
}

/** One statement of the administrator. */
export async function say(openAdmin: () => Promise<Session>, statement: string): Promise<void> {
  const session = await openAdmin();
  try {
    await session.query(statement);
  } finally {
    await session.close();
  }
}

async function edit(machine: Machine, act: Extract<FixAct, { do: 'edit-option-file' }>): Promise<void> {
  const { path, mends, dialect, before, after } = act;
  const bytes = await machine.read(path);
  const now = digest(bytes);
  if (now === after) return;
  const meta = await machine.meta(path);
  if (now !== before || meta === undefined)
    fail('secure-step-failed', { at: path, seen: 'the file has changed since the plan was made' });
  else await machine.write(path, editLines(bytes, mends, dialect, path), meta);
}
