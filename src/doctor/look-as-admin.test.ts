import { expect, it } from 'vitest';
import { deadlineIn } from '../base/deadline.ts';
import { TlsqlError } from '../base/error.ts';
import { connectionOptions } from '../optionfile/connection-options.ts';
import { readArguments } from '../optionfile/read-arguments.ts';
import { type AdminLook, type Before, lookAsAdmin, lookBefore } from './look-as-admin.ts';
import { lookThere } from './look-there.ts';

const made: string[] = [];
const there = lookThere(undefined, () => undefined);
const look = (given: AdminLook['given']): AdminLook => ({
  made: ({ stage, counted }) => void made.push(`${stage} ${counted}`),
  there,
  given,
  env: {},
  cwd: '/',
  password: async () => '',
  reach: (target) => Promise.resolve(target),
});
const closed = readArguments(['--no-defaults', '-h127.0.0.1', '-P1', '-uroot'], connectionOptions).given;

async function whyNot(given: AdminLook['given'], before: Before): Promise<string> {
  const said: string[] = [];
  const about = { user: 'app', password: '', before, wire: undefined };
  const seen = await lookAsAdmin(look(given), about, deadlineIn(1000), (why) => void said.push(why));
  expect(seen).toEqual({});
  return said.join();
}

it('says why there is nothing to see', async () => {
  expect(await lookBefore(look(undefined), deadlineIn(1000))).toBeUndefined();
  expect(await whyNot(undefined, undefined)).toContain('--admin-user');
  expect(await whyNot(closed, await lookBefore(look(closed), deadlineIn(1000)))).toContain('ECONNREFUSED');
  expect(made).toEqual(['connect false', 'connect false']);
});

it('does not try a login again that was denied', async () => {
  const error = new TlsqlError('server-refused', { seen: 'Access denied for root' });
  expect(await whyNot(closed, { error })).toContain('Access denied for root');
});
