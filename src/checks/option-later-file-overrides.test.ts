import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { once, overriding, serverOverriding, twice } from '../../test/make/overrides.ts';
import { check } from './option-later-file-overrides.ts';

it('is silent: both lines stand in one file', () => {
  finds(check, serverOverriding(twice), 0);
  finds(check, serverOverriding(once, ['--ssl-cert=/bad.pem']), 0);
});

it('fires: the line that counts stands in another file', () => {
  const seen = serverOverriding(twice);
  const [file] = seen.server.options?.files ?? [];
  if (file === undefined || file.parsed === null) throw new Error('no option file');
  const at = file.parsed.lines.filter(({ number }) => number <= 2);
  const rest = file.parsed.lines.filter(({ number }) => number > 2);
  const files = [
    { ...file, parsed: { ...file.parsed, lines: at } },
    { ...file, path: '/etc/conf.d/zz.cnf', parsed: { ...file.parsed, lines: rest } },
  ];
  const options = seen.server.options === undefined ? {} : { options: { ...seen.server.options, files } };
  finds(check, { ...seen, server: { ...seen.server, ...options } }, 1);
});

it('of a client: fires where the line before named another host', () => {
  finds(check, overriding('host', ['db1', 'db2'], ['/a.cnf', '/b.cnf']), 1);
});

it('of a client: is silent where both say the same, the option decides nothing here, or the files are others', () => {
  finds(check, overriding('host', ['db1', 'db1'], ['/a.cnf', '/b.cnf']), 0);
  finds(check, overriding('ssl-mode', ['REQUIRED', 'DISABLED'], ['/a.cnf', '/b.cnf']), 0);
  finds(check, overriding('host', ['db1', 'db2'], ['/a.cnf', '/a.cnf']), 0);
});
