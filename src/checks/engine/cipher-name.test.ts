import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { isCipherName } from './cipher-name.ts';

it('knows every cipher that openssl has', () => {
  const all = String(execFileSync('openssl', ['ciphers', 'ALL:COMPLEMENTOFALL:@SECLEVEL=0']));
  const names = all.trim().split(':');
  expect(names.length).toBeGreaterThan(60);
  expect(names.filter((name) => !name.startsWith('TLS_') && !isCipherName(name))).toEqual([]);
});

it.each([
  'ECDHE-RSA-AES256-GMC-SHA384',
  'ECDHE-RSA-AES256-GMC',
  'ECDHE-RSA-AES256-GCM-SHA385',
  'AES-GCM',
  'HIGH',
  'FOO',
])('knows none of the name %s', (name) => {
  expect(isCipherName(name)).toBe(false);
});
