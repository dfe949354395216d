import { it } from 'vitest';
import { certFile, makeCa } from '../../test/make/certificates.ts';
import { fileAt } from '../../test/make/files.ts';
import { finds } from '../../test/make/finds.ts';
import { serverWith } from '../../test/make/options.ts';
import { check } from './option-systemd-overrides.ts';

const nearby = [fileAt('/0755 good.pem:0644', certFile(makeCa('/CN=db')))];
const facts = (text: string, words: string[] = []) => {
  const seen = serverWith(text, 'mysql', {}, words);
  const process = { pid: 1, program: 'mysqld', arguments: words };
  const server = { ...seen.server, process, files: { cert: fileAt('/0755 bad.pem:missing') }, nearby };
  return { ...seen, server };
};
const twice = '[mysqld]\nssl-cert=/good.pem\n[mysqld]\nssl-cert=/bad.pem\n';
const once = '[mysqld]\nssl-cert=/good.pem\n';

it('fires: the server was started with another value', () => {
  finds(check, facts(once, ['--ssl-cert=/bad.pem']), 1);
});

it('is silent: two lines of one file', () => {
  finds(check, facts(twice), 0);
});
