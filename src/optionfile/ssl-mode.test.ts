import { expect, it } from 'vitest';
import { collectOptions } from './collect-options.ts';
import { connectionOptions } from './connection-options.ts';
import { readArguments } from './read-arguments.ts';
import { chooseSslMode, type SslMode } from './ssl-mode.ts';

function check(line: string, mode: SslMode, reason: string): void {
  const { given } = readArguments(line === '' ? [] : line.split(' '), connectionOptions);
  expect(chooseSslMode(given, collectOptions(given, connectionOptions)), line).toMatchObject({ mode, reason });
}

it('lets the last option that names a mode win', () => {
  check('--ssl-mode=VERIFY_CA --skip-ssl', 'DISABLED', 'ssl');
  check('--skip-ssl --ssl-mode=VERIFY_CA', 'VERIFY_CA', 'ssl-mode');
  check('--ssl-mode=VERIFY_CA --ssl', 'VERIFY_CA', 'ssl-mode');
  check('--ssl-mode=DISABLED --ssl', 'REQUIRED', 'ssl');
  check('--ssl-verify-server-cert --ssl-mode=PREFERRED', 'PREFERRED', 'ssl-mode');
  check('--ssl-mode=PREFERRED --skip-ssl-verify-server-cert', 'PREFERRED', 'ssl-verify-server-cert');
  check('--ssl-verify-server-cert --skip-ssl-verify-server-cert', 'REQUIRED', 'ssl-verify-server-cert');
});

it('derives a mode where none is named', () => {
  check('', 'PREFERRED', 'default');
  check('--ssl-ca=', 'PREFERRED', 'default');
  check('--ssl --ssl-ca=x', 'VERIFY_IDENTITY', 'ssl-ca');
  check('--ssl-verify-name=x', 'VERIFY_IDENTITY', 'ssl-verify-name');
  check('--skip-ssl-verify-server-cert --ssl-ca=x', 'REQUIRED', 'ssl-verify-server-cert');
  check('--skip-ssl-verify-server-cert', 'PREFERRED', 'ssl-verify-server-cert');
  check('--skip-ssl --skip-ssl-verify-server-cert --ssl-ca=x', 'DISABLED', 'ssl-verify-server-cert');
  check('--ssl-fplist=f', 'REQUIRED', 'ssl-fp');
});
