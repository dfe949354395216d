import { expect, it } from 'vitest';
import { diagnose } from './diagnose.ts';

it('names the cause of a connection that is refused', async () => {
  const { diagnosis } = await diagnose({
    given: [
      { name: 'no-defaults', value: true, origin: { kind: 'argument', index: 0 } },
      { name: 'host', value: '127.0.0.1', origin: { kind: 'argument', index: 1 } },
      { name: 'port', value: '1', origin: { kind: 'argument', index: 2 } },
    ],
    env: {},
    cwd: '/',
    now: new Date(),
    password: async () => '',
  });
  expect(diagnosis).toMatchObject({ verdict: 'broken', cause: { id: 'network-port-closed' } });
});
