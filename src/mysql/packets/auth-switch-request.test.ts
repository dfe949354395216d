import { expect, it } from 'vitest';
import { bytes, hex } from '../../../test/mysql/drive.ts';
import { checkGarbage, checkTruncations, codeOf } from '../../../test/mysql/malformed.ts';
import { buildAuthSwitchRequest, isAuthSwitchRequest, parseAuthSwitchRequest } from './auth-switch-request.ts';

const request = { plugin: 'client_ed25519', data: Uint8Array.of(1, 2, 0) };

it('is 0xfe, the name with its zero, and the data', () => {
  const built = buildAuthSwitchRequest(request);
  expect(built).toEqual(Uint8Array.of(0xfe, ...bytes('client_ed25519'), 0, 1, 2, 0));
  expect(isAuthSwitchRequest(built)).toBe(true);
  expect(parseAuthSwitchRequest(built)).toEqual(request);
});

it('stands for mysql_old_password when it is one byte', () => {
  expect(parseAuthSwitchRequest(hex('fe'))).toEqual({ plugin: 'mysql_old_password', data: new Uint8Array(0) });
});

it('is refused cut inside the name, with another header, or garbled', () => {
  const name = buildAuthSwitchRequest({ ...request, data: new Uint8Array(0) });
  checkTruncations(name, parseAuthSwitchRequest, [1]);
  checkGarbage(buildAuthSwitchRequest(request), parseAuthSwitchRequest);
  expect(codeOf(() => parseAuthSwitchRequest(hex('00')))).toBe('field-invalid');
  expect(
    codeOf(() => parseAuthSwitchRequest(buildAuthSwitchRequest({ plugin: 'x'.repeat(256), data: request.data }))),
  ).toBe('bytes-over-limit');
});
