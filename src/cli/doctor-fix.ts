import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { fail } from '../base/error.ts';
import type { Examination } from '../doctor/diagnose.ts';
import type { DoctorRequest } from '../doctor/request.ts';
import { type Fixed, type FixVerdict, fixServer, resumeFix, rollbackFix } from '../fix/fix.ts';
import { fixedJson, fixedText, fixPlanText } from '../fix/fixed-text.ts';
import { askYes } from './ask.ts';
import type { ExitStatus, Outcome } from './command.ts';
import type { Context } from './context.ts';

export const verdictStatus: Readonly<Record<'healthy' | 'broken' | 'unknown', ExitStatus>> = {
  healthy: 0,
  broken: 1,
  unknown: 3,
};

/** One look, as it is printed. */
export interface Shown {
  readonly json: unknown;
  readonly text: string;
}

interface FixFlags {
  readonly fix?: boolean | undefined;
  readonly plan?: boolean | undefined;
  readonly yes?: boolean | undefined;
  readonly resume?: boolean | undefined;
  readonly rollback?: boolean | undefined;
  readonly html?: boolean | undefined;
  readonly redact?: boolean | undefined;
  readonly json?: boolean | undefined;
  readonly 'allow-restart'?: boolean | undefined;
  readonly 'restart-command'?: string | undefined;
  readonly state?: string | undefined;
}

/** Whether mending was asked for. Fails with `usage` for its flags without it, and for forms that a mending has not. */
export function wantsFix(flags: FixFlags): boolean {
  const { fix, plan, yes, resume, rollback } = flags;
  const alone = Object.entries({ plan, yes, resume, rollback, 'allow-restart': flags['allow-restart'] }).find(
    ([, value]) => value === true,
  );
  if (fix === true) {
    if (flags.html === true || flags.redact === true) usage('--html or --redact with --fix', 'one of them');
    if (resume === true && rollback === true) usage('--resume and --rollback', 'one of them');
    return true;
  }
  if (alone !== undefined) usage(`--${alone[0]} without --fix`, `--fix --${alone[0]}`);
  return false;
}

/** `doctor --fix`: shows, asks, does, proves. */
export async function fixHere(
  context: Context,
  flags: FixFlags,
  request: Omit<DoctorRequest, 'now'>,
  show: (seen: Examination) => Shown,
): Promise<Outcome> {
  if (request.machine !== undefined) usage('--fix for another machine', 'to be run on that machine');
  const common = {
    request,
    now: context.now,
    stateRoot: stateFolder(context, flags.state),
    uid: userInfo().uid,
    allowRestart: flags['allow-restart'] === true,
    onEvent: (line: string): void => context.stderr.write(`${line}\n`),
    signal: context.signal,
    ...(flags['restart-command'] === undefined ? {} : { restartCommand: flags['restart-command'] }),
  };
  if (flags.resume === true) return outcomeOf(await resumeFix(common), show, '');
  if (flags.rollback === true) return outcomeOf(await rollbackFix(common), show, '');
  let asked = false;
  const fixed = await fixServer({
    ...common,
    planOnly: flags.plan === true,
    async confirm(seen, plan) {
      asked = true;
      if (flags.json !== true) context.stdout.write(`${show(seen).text}\n\n${fixPlanText(plan)}\n`);
      return flags.yes === true || (await askYes(context, 'Carry this out?'));
    },
  });
  const before = asked || fixed.first === undefined ? '' : `${show(fixed.first).text}\n\n${fixPlanText(fixed.plan)}\n`;
  return outcomeOf(fixed, show, before);
}

const statuses: Readonly<Partial<Record<FixVerdict, ExitStatus>>> = { undone: 1, 'undo-incomplete': 3, declined: 1 };

/** The status is that of what was seen last, unless nothing could be made of it. A run that was taken back as asked is done. */
function outcomeOf(fixed: Fixed, show: (seen: Examination) => Shown, before: string): Outcome {
  const { verdict, last, undone } = fixed;
  const asAsked = verdict === 'undone' && undone?.why === 'asked for';
  const status = asAsked ? 0 : (statuses[verdict] ?? verdictStatus[last.diagnosis.verdict]);
  const changed = verdict === 'mended' || verdict === 'undone' || verdict === 'undo-incomplete';
  const { json, text } = show(last);
  return {
    status,
    json: { ...(json as Readonly<Record<string, unknown>>), fix: fixedJson(fixed) },
    text: [before, fixedText(fixed), ...(changed ? ['', text] : [])].join('\n').trimStart(),
  };
}

/** Where the journal is: `$XDG_STATE_HOME/tlsql/fix` unless said. */
function stateFolder(context: Context, given: string | undefined): string {
  if (given !== undefined) return resolve(context.cwd, given);
  const base = context.env.XDG_STATE_HOME;
  return join(base === undefined || base === '' ? join(context.home, '.local', 'state') : base, 'tlsql', 'fix');
}

function usage(seen: string, expected: string): never {
  return fail('usage', { seen, expected, next: 'tlsql doctor --help' });
}
