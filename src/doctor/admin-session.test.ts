import { expect, it } from 'vitest';
import type { GivenOption } from '../optionfile/option-spec.ts';
import { openAdmin, targetOf } from './admin-session.ts';

const given = (name: string, value: string | boolean): GivenOption => ({
  name,
  value,
  origin: { kind: 'argument', index: 0 },
});
const request = { env: {}, cwd: '/', password: async () => '', millis: 500 };

it('goes where the client goes', () => {
  const intent = { transport: 'tcp', passwordGiven: false, sslMode: 'PREFERRED', sslModeFrom: 'default' } as const;
  expect(targetOf({ ...intent, socket: '/s' })).toEqual({ socket: '/s' });
  expect(targetOf({ ...intent, host: 'db1', port: 3307 })).toEqual({ host: 'db1', port: 3307 });
});

it('says what stops the login', async () => {
  const open = (...more: GivenOption[]) => openAdmin({ ...request, given: more });
  await expect(open(given('defaults-file', '/nowhere/my.cnf'))).rejects.toMatchObject({ code: 'usage' });
  await expect(open(given('no-defaults', true), given('socket', '/nowhere/mysqld.sock'))).rejects.toMatchObject({
    code: 'socket-missing',
  });
});
