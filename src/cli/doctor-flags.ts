import { fail } from '../base/error.ts';
import type { DoctorFlags } from './doctor-options.ts';

/** The doctor's own flags that name a place or a person: empty, they name none. */
const places = [
  'server-config',
  'server-log',
  'datadir',
  'server-user',
  'client',
  'admin-user',
  'admin-socket',
  'admin-password-file',
  'admin-defaults-file',
  'log',
] as const satisfies readonly (keyof DoctorFlags)[];

/** Fails with `usage` for the doctor's own flags that contradict each other, `option-value-missing` for those that name nothing. */
export function checkDoctorFlags(flags: DoctorFlags): void {
  const empty = places.find((name) => flags[name] === '');
  if (empty !== undefined)
    fail('option-value-missing', { seen: `--${empty} without a value`, next: 'tlsql doctor --help' });
  const text = flags.explain === undefined ? (flags.log === undefined ? undefined : '--log') : '--explain';
  if (flags.explain !== undefined && flags.log !== undefined)
    fail('usage', { seen: '--explain and --log', expected: 'one of them' });
  // There is no page of an explanation, and the text as it is would be opened as one.
  if (text !== undefined && flags.html === true)
    fail('usage', { seen: `--html with ${text}`, expected: 'text or --json' });
}
