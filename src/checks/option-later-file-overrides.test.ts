import { it } from 'vitest';
import { certFile, makeCa } from '../../test/make/certificates.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import { serverWith } from '../../test/make/options.ts';
import { overriding } from '../../test/make/overrides.ts';
import { check } from './option-later-file-overrides.ts';

const nearby = [fileAt('/0755 good.pem:0644', certFile(makeCa('/CN=db')))];
const facts = (text: string, words: string[] = []) => {
  const seen = serverWith(text, 'mysql', {}, words);
  const process = { pid: 1, program: 'mysqld', arguments: words };
  const server = { ...seen.server, process, files: { cert: fileAt('/0755 bad.pem:missing') }, nearby };
  return { ...seen, server };
};
const twice = '[mysqld]\nssl-cert=/good.pem\n[mysqld]\nssl-cert=/bad.pem\n';
const once = '[mysqld]\nssl-cert=/good.pem\n';

it('is silent: both lines stand in one file', () => {
  finds(check, facts(twice), 0);
  finds(check, facts(once, ['--ssl-cert=/bad.pem']), 0);
});

it('fires: the line that counts stands in another file', () => {
  const seen = facts(twice);
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
