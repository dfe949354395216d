import { expect, it } from 'vitest';
import { valueAmong } from './value-among.ts';

it('takes the last word on an option, in every spelling', () => {
  const check = (words: string, option: string, expected: string | undefined): void =>
    expect(valueAmong(words.split(' '), option)).toBe(expected);
  check('--ssl-ca=/a --ssl_ca=/b', 'ssl-ca', '/b');
  check('--loose-ssl-ca=/a --port=1', 'ssl-ca', '/a');
  check('--require-secure-transport', 'require-secure-transport', 'ON');
  check('--require_secure_transport=1 --skip-require-secure-transport', 'require-secure-transport', 'OFF');
  check('--skip-ssl', 'ssl', 'OFF');
  check('--ssl-cert=/c', 'ssl-ca', undefined);
});
