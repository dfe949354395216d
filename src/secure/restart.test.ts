import { expect, it } from 'vitest';
import { TlsqlError } from '../base/error.ts';
import { localMachine } from '../io/local-machine.ts';
import type { CommandResult, Machine } from '../io/machine.ts';
import type { Session } from '../session/open-session.ts';
import { restartCommandFrom, restartCommandOf, restartServer } from './restart.ts';

const hostThatSays = (result: CommandResult): Machine => ({ run: async () => result }) as unknown as Machine;
const session = { facts: {} } as Session;

it('finds the unit', async () => {
  expect(restartCommandFrom('0::/system.slice/mariadb.service\n')).toBe('systemctl restart mariadb.service');
  expect(restartCommandFrom('0::/system.slice/system-mysql.slice/mysql@a.service\n')).toBe(
    'systemctl restart mysql@a.service',
  );
  expect(restartCommandFrom('0::/user.slice/session-1.scope\n')).toBeUndefined();
  expect(await restartCommandOf(localMachine, 0)).toBeUndefined();
});

it('waits until somebody can log in', async () => {
  let tries = 0;
  const open = async (): Promise<Session> => {
    tries += 1;
    if (tries < 3) throw new TlsqlError('connect-refused', { seen: 'not yet' });
    return session;
  };
  expect(await restartServer(hostThatSays({ status: 0, output: '' }), { command: 'x', open })).toBe(session);
  expect(tries).toBe(3);
});

it('says what went wrong', async () => {
  const never = async (): Promise<Session> => {
    throw new TlsqlError('connect-refused', { seen: 'nobody there' });
  };
  const denied = async (): Promise<Session> => {
    throw new TlsqlError('server-refused', { seen: 'denied', fields: { number: 1045 } });
  };
  const ok = hostThatSays({ status: 0, output: '' });
  await expect(
    restartServer(hostThatSays({ status: 1, output: 'a\nbroken' }), { command: 'x', open: never }),
  ).rejects.toMatchObject({
    code: 'restart-failed',
    message: expect.stringMatching(/status 1: a \| broken/),
  });
  await expect(restartServer(ok, { command: 'x', open: never, millis: 1 })).rejects.toMatchObject({
    code: 'restart-failed',
  });
  await expect(restartServer(ok, { command: 'x', open: denied })).rejects.toMatchObject({ code: 'server-refused' });
});
