import { expect, it } from 'vitest';
import { cli } from '../../test/make/cli.ts';
import { TlsqlError } from '../base/error.ts';
import type { Ssh } from '../io/ssh.ts';
import { pathThere, withHint } from './ssh-options.ts';

it('takes paths of another machine only whole', () => {
  const ssh = { destination: 'db1' } as unknown as Ssh;
  expect(pathThere(undefined, 'my.cnf', '/etc', '--config')).toBe('/etc/my.cnf');
  expect(pathThere(ssh, '/etc/x/../my.cnf', '/home', '--config')).toBe('/etc/my.cnf');
  expect(() => pathThere(ssh, 'my.cnf', '/home', '--config')).toThrow(/absolute path on db1/);
});

it('refuses destinations that are options, and flags without one', async () => {
  const secure = ['secure', '--no-defaults', '-uroot', '--ca', '/x', '--names', 'a'];
  for (const words of [['--ssh=-oProxyCommand=x'], ['--sudo'], ['--ssh-config=x']]) {
    const said = await cli([...secure, ...words]);
    expect([words, said.status, said.err]).toEqual([words, expect.any(Number), expect.stringMatching(/--ssh/)]);
    expect(said.status).not.toBe(0);
  }
});

it('says whom the server sees behind sudo', () => {
  const denied = (number: number): TlsqlError => new TlsqlError('server-refused', { seen: 'x', fields: { number } });
  expect(withHint(denied(1698), 'admin@db1')).toMatchObject({
    code: 'server-refused',
    detail: { next: expect.stringMatching(/--ssh root@db1,/) },
  });
  expect(withHint(denied(1698), 'db1')).toMatchObject({ detail: { next: expect.stringMatching(/--ssh root@db1,/) } });
  expect(withHint(denied(1045), 'db1')).toMatchObject({ detail: { seen: 'x' } });
  expect(withHint(denied(1045), 'db1')).not.toMatchObject({ detail: { next: expect.anything() } });
});
