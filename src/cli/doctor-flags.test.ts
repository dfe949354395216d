import { expect, it } from 'vitest';
import { checkDoctorFlags } from './doctor-flags.ts';
import type { DoctorFlags } from './doctor-options.ts';

const check = (flags: Partial<DoctorFlags>): void => checkDoctorFlags(flags as DoctorFlags);

it('refuses flags that contradict each other', () => {
  for (const flags of [
    { explain: 'x', log: '-' },
    { explain: 'x', html: true },
    { log: '-', html: true },
  ])
    expect(() => check(flags)).toThrow(expect.objectContaining({ code: 'usage' }));
  for (const flags of [{}, { explain: 'x' }, { log: '-', redact: true }, { html: true }]) check(flags);
});

it('takes no empty place for one', () => {
  for (const name of ['server-config', 'server-log', 'datadir', 'client', 'admin-socket', 'admin-password-file'])
    expect(() => check({ [name]: '' })).toThrow(expect.objectContaining({ code: 'option-value-missing' }));
});
