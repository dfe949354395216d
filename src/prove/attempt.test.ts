import { describe, expect, it } from 'vitest';
import type { Code } from '../base/codes.ts';
import { type ErrorDetail, TlsqlError } from '../base/error.ts';
import type { Session } from '../session/open-session.ts';
import { attempt, mustFail } from './attempt.ts';

const session = { close: async () => {} } as unknown as Session;
const failing =
  (code: Code, fields: ErrorDetail['fields'] = {}) =>
  async (): Promise<Session> => {
    throw new TlsqlError(code, { seen: 'x', fields });
  };

describe('attempt', () => {
  it('sorts what happened', async () => {
    expect((await attempt(async () => session)).kind).toBe('in');
    expect(await attempt(failing('server-refused', { number: 1045 }))).toMatchObject({ kind: 'refused', by: 'server' });
    expect(await attempt(failing('tls-alert'))).toMatchObject({ kind: 'refused', by: 'server' });
    expect(await attempt(failing('server-name-mismatch'))).toMatchObject({ kind: 'refused', by: 'client' });
  });

  it('takes no accident for a refusal', async () => {
    for (const open of [
      failing('connect-refused'),
      failing('deadline-passed'),
      failing('server-refused', { number: 1129 }),
      failing('server-refused', { number: 1040 }),
    ]) {
      expect((await attempt(open)).kind).toBe('unclear');
    }
  });

  it('lets bugs through', async () => {
    await expect(
      attempt(async () => {
        throw new RangeError('bug');
      }),
    ).rejects.toThrow('bug');
  });
});

describe('mustFail', () => {
  const check = async (
    open: () => Promise<Session>,
    by: 'server' | 'client',
    outcome: string,
    observed: RegExp,
    lives = true,
  ): Promise<void> => {
    const proof = await mustFail({
      id: 'no-certificate-refused',
      expected: 'refused',
      by,
      open,
      stillIn: async () => lives,
    });
    expect(proof.outcome).toBe(outcome);
    expect(proof.observed).toMatch(observed);
  };

  it('passes only when the right side refuses', async () => {
    await check(
      failing('server-refused', { number: 1045, message: 'Access denied' }),
      'server',
      'passed',
      /error 1045/,
    );
    await check(failing('tls-alert', { alert: 'unknown_ca' }), 'server', 'passed', /alert unknown_ca/);
    await check(
      failing('server-chain-untrusted', { chainError: 'CERT_HAS_EXPIRED' }),
      'client',
      'passed',
      /CERT_HAS_EXPIRED/,
    );
    await check(async () => session, 'server', 'failed', /let in/);
    await check(failing('server-chain-untrusted'), 'server', 'unknown', /not told/);
    await check(failing('connect-refused'), 'server', 'unknown', /not told/);
  });

  it('takes a broken connection for a refusal only while the rightful login works', async () => {
    await check(failing('connection-lost'), 'server', 'passed', /ended the connection/);
    await check(failing('connection-lost'), 'server', 'unknown', /does not work either/, false);
    await check(failing('server-refused', { number: 1045 }), 'server', 'passed', /error 1045/, false);
  });

  it("keeps the server's words", async () => {
    const proof = await mustFail({
      id: 'plaintext-refused',
      expected: 'x',
      by: 'server',
      open: failing('server-refused', { number: 1045, message: 'Access denied for user' }),
      stillIn: async () => true,
    });
    expect(proof.serverSaid).toBe('Access denied for user');
  });
});
