import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { overriding } from '../../test/make/overrides.ts';
import { check } from './option-login-path-overrides.ts';

it('fires where the line before named another host', () => {
  finds(check, overriding('host', ['db1', 'db2'], ['/a.cnf', '/root/.mylogin.cnf']), 1);
});

it('is silent where both say the same, the option decides nothing here, or the files are others', () => {
  finds(check, overriding('host', ['db1', 'db1'], ['/a.cnf', '/root/.mylogin.cnf']), 0);
  finds(check, overriding('ssl-mode', ['REQUIRED', 'DISABLED'], ['/a.cnf', '/root/.mylogin.cnf']), 0);
  finds(check, overriding('host', ['db1', 'db2'], ['/a.cnf', '/b.cnf']), 0);
});
