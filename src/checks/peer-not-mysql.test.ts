import { expect, it } from 'vitest';
import { makeAttempt, silent, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { check } from './peer-not-mysql.ts';

it('fires: SSH', () => {
  const [found] = finds(check, wired(silent({ firstBytes: Buffer.from('SSH-2.0-OpenSSH') })), 1);
  expect(found?.what).toContain('an SSH server');
});

it('is silent: X Protocol, or a greeting', () => {
  finds(check, wired(silent({ firstBytes: Buffer.from('050000000b08051a00', 'hex') })), 0);
  finds(check, wired(makeAttempt()), 0);
  finds(check, wired(silent({ firstBytes: Buffer.from('6a0000000a31312e', 'hex') })), 0);
});
