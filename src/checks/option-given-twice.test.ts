import { it } from 'vitest';
import { certFile, makeCa } from '../../test/make/certificates.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import { serverWith } from '../../test/make/options.ts';
import { overriding } from '../../test/make/overrides.ts';
import { check } from './option-given-twice.ts';

const nearby = [fileAt('/0755 good.pem:0644', certFile(makeCa('/CN=db')))];
const facts = (text: string, words: string[] = []) => {
  const seen = serverWith(text, 'mysql', {}, words);
  const process = { pid: 1, program: 'mysqld', arguments: words };
  const server = { ...seen.server, process, files: { cert: fileAt('/0755 bad.pem:missing') }, nearby };
  return { ...seen, server };
};
const twice = '[mysqld]\nssl-cert=/good.pem\n[mysqld]\nssl-cert=/bad.pem\n';
const once = '[mysqld]\nssl-cert=/good.pem\n';

it('fires: the second line is the one that fails', () => {
  finds(check, facts(twice), 1);
});

it('is silent: the command line overrides it', () => {
  finds(check, facts(once, ['--ssl-cert=/bad.pem']), 0);
});

it('of a client: fires where the line before named another host', () => {
  finds(check, overriding('host', ['db1', 'db2'], ['/a.cnf', '/a.cnf']), 1);
});

it('of a client: is silent where both say the same, the option decides nothing here, or the files are others', () => {
  finds(check, overriding('host', ['db1', 'db1'], ['/a.cnf', '/a.cnf']), 0);
  finds(check, overriding('ssl-mode', ['REQUIRED', 'DISABLED'], ['/a.cnf', '/a.cnf']), 0);
  finds(check, overriding('host', ['db1', 'db2'], ['/a.cnf', '/b.cnf']), 0);
});
