import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { once, overriding, serverOverriding, twice } from '../../test/make/overrides.ts';
import { check } from './option-given-twice.ts';

it('fires: the second line is the one that fails', () => {
  finds(check, serverOverriding(twice), 1);
});

it('is silent: the command line overrides it', () => {
  finds(check, serverOverriding(once, ['--ssl-cert=/bad.pem']), 0);
});

it('of a client: fires where the line before named another host', () => {
  finds(check, overriding('host', ['db1', 'db2'], ['/a.cnf', '/a.cnf']), 1);
});

it('of a client: is silent where both say the same, the option decides nothing here, or the files are others', () => {
  finds(check, overriding('host', ['db1', 'db1'], ['/a.cnf', '/a.cnf']), 0);
  finds(check, overriding('ssl-mode', ['REQUIRED', 'DISABLED'], ['/a.cnf', '/a.cnf']), 0);
  finds(check, overriding('host', ['db1', 'db2'], ['/a.cnf', '/b.cnf']), 0);
});
