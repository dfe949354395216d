import { expect, it } from 'vitest';
import { certFile, makeCa } from '../../../test/make/certificates.ts';
import { fileAt } from '../../../test/make/files.ts';
import { serverWith } from '../../../test/make/options.ts';
import type { Facts } from '../../facts/facts.ts';
import { foundOverridden, overriddenOptions } from './overridden-option.ts';

const good = fileAt('/0755 good.pem:0644', certFile(makeCa('/CN=db')));
const bad = fileAt('/0755 bad.pem:missing');
const seen = (text: string, words: string[] = []): Facts => {
  const facts = serverWith(text, 'mysql', {}, words);
  return { ...facts, server: { ...facts.server, files: { cert: bad }, nearby: [good] } };
};
const check = (text: string, expected: number, words: string[] = []): void =>
  expect(overriddenOptions(seen(text, words)), text).toHaveLength(expected);

it('finds the line that would have worked under the one that does not', () => {
  check('[mysqld]\nssl-cert=/good.pem\nssl_cert=/bad.pem\n', 1);
  check('[mysqld]\nssl-cert=/bad.pem\n', 0);
  check('[mysqld]\nssl-cert=/other.pem\nssl-cert=/bad.pem\n', 0);
  check('[mysqld]\ntls-version=TLSv1.2\ntls-version=TLSv1.9\n', 1);
});

it('lets the command line count most', () => {
  check('[mysqld]\nssl-cert=/good.pem\n', 0);
  const facts = seen('[mysqld]\nssl-cert=/good.pem\n', ['--ssl-cert=/bad.pem']);
  const process = { pid: 1, program: 'mysqld', arguments: ['--ssl-cert=/bad.pem'] };
  const whole = { ...facts, server: { ...facts.server, process } };
  const [found] = foundOverridden(
    ({ winner }) => winner === undefined,
    () => 'the command line counts',
  )(whole);
  expect(found).toMatchObject({ evidence: { value: '/bad.pem', from: 'the command line', its: '/good.pem' } });
});
