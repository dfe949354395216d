import { expect, it } from 'vitest';
import { cutOff, makeAttempt, makeFacts, makeGreeting, wired } from '../../test/make/facts.ts';
import { serverAct } from './server-act.ts';

it('tells a server in its own words, or restarts it when it may', () => {
  const mysql = wired(makeAttempt());
  const plain = wired(
    cutOff('capability', { greeting: makeGreeting({ flavor: 'mariadb', version: '11.8.3', offersTls: false }) }),
  );
  const reload = { kind: 'reload-tls' } as const;
  const restart = { kind: 'restart' } as const;
  const may = { allowRestart: true, restartCommand: 'systemctl restart mariadb' };
  expect(serverAct(mysql, reload, { allowRestart: false }).step?.action).toEqual({
    do: 'reload',
    statement: 'ALTER INSTANCE RELOAD TLS',
  });
  expect(serverAct(mysql, reload, { ...may, noAdmin: 'nobody is let in' }).why).toMatch(/nobody is let in/);
  expect(serverAct(plain, reload, { allowRestart: false }).why).toMatch(/restarted: add --allow-restart/);
  expect(serverAct(plain, reload, may).step).toMatchObject({ restarts: true, title: 'restart the server' });
  expect(serverAct(makeFacts(), restart, may).step?.title).toBe('start the server');
  expect(serverAct(mysql, restart, { allowRestart: true }).why).toMatch(/--restart-command/);
});
