import { expect, it } from 'vitest';
import { makeFacts, plainSession } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { LoginFact } from '../facts/wire.ts';
import { check } from './client-rsa-key-from-network.ts';

const session = (exchange: LoginFact['exchange'], address = '192.0.2.1') =>
  makeFacts({
    wire: {
      attempts: [plainSession({ to: { address, port: 3306 }, login: { ok: true, ...(exchange && { exchange }) } })],
    },
  });

it('warns of a password that went over by a key of nobody knows whom', () => {
  expect(finds(check, session('full-rsa'), 1)[0]).toMatchObject({ severity: 'warning' });
  expect(finds(check, session('full-rsa', '127.0.0.1'), 1)[0]).toMatchObject({ severity: 'notice' });
});

it('is silent: no key was asked for', () => {
  finds(check, session('fast'), 0);
  finds(check, session(undefined), 0);
});
