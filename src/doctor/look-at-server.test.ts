import { expect, it } from 'vitest';
import { lookAtServer } from './look-at-server.ts';
import type { DoctorRequest } from './request.ts';

async function check(parts: Partial<DoctorRequest>, host: string, why: string): Promise<void> {
  const request: DoctorRequest = {
    given: [],
    env: {},
    cwd: '/',
    now: new Date(),
    password: async () => expect.fail('asked for a password'),
    ...parts,
  };
  const intent = { host, port: 1, transport: 'tcp', sslMode: 'REQUIRED', sslModeFrom: 'asked' } as const;
  const said: string[] = [];
  const seen = await lookAtServer(
    request,
    { ...intent, user: 'app', passwordGiven: false },
    undefined,
    undefined,
    (text) => void said.push(text),
  );
  expect([seen?.server, said.join()]).toEqual([undefined, expect.stringContaining(why)]);
}

it('says why it did not look at the server', async () => {
  await check({}, '192.0.2.1', 'on another machine');
  await check({ clientSideOnly: true }, '127.0.0.1', '--client-side-only');
  await check({}, '127.0.0.1', 'process was not found');
});
