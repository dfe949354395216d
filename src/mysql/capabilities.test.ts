import { expect, it } from 'vitest';
import { CLIENT, CLIENT_WANTS, capabilityNames, has, SERVER_OFFERS, STATUS } from './capabilities.ts';

it('every flag is one bit of its own', () => {
  const flags = Object.values(CLIENT);
  expect(new Set(flags).size).toBe(flags.length);
  for (const flag of flags) expect(flag.toString(2)).toMatch(/^10*$/);
  expect(CLIENT.SSL).toBe(2048n);
  expect(CLIENT.MARIADB_EXTENDED_METADATA).toBe(1n << 35n);
  expect(STATUS.SESSION_STATE_CHANGED).toBe(1 << 14);
});

it('names the flags and tests all bits of a set', () => {
  expect(capabilityNames(CLIENT.SSL | CLIENT.LONG_PASSWORD)).toEqual(['LONG_PASSWORD', 'SSL']);
  expect(has(CLIENT.SSL, CLIENT.SSL | CLIENT.COMPRESS)).toBe(false);
});

it('never asks for local files or speaks of TLS by itself', () => {
  for (const set of [CLIENT_WANTS, SERVER_OFFERS]) {
    expect(has(set, CLIENT.LOCAL_FILES)).toBe(false);
    expect(has(set, CLIENT.SSL)).toBe(false);
  }
});
