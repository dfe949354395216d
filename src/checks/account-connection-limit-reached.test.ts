import { expect, it } from 'vitest';
import { greetingError, loginError, wired } from '../../test/make/facts.ts';
import { finds, fixOf } from '../../test/make/finds.ts';
import { check } from './account-connection-limit-reached.ts';

it('fires: 1226', () => {
  finds(check, wired(loginError(1226, 'text')), 1);
});

it('is silent: 1040', () => {
  finds(check, wired(greetingError(1040, 'text')), 0);
});

it('lifts the limit that the server names, of the account that it names', () => {
  const account = { user: 'app', host: '%', plugin: 'x', require: { kind: 'NONE' } } as const;
  const lifted = (text: string, parts: { maxUserConnections?: number }, line: RegExp): void => {
    const facts = { ...wired(loginError(1226, text)), admin: { matched: { ...account, ...parts } } };
    expect(fixOf(finds(check, facts, 1)[0], facts)[0]).toMatch(line);
  };
  lifted(
    "exceeded the 'max_connections_per_hour' resource",
    {},
    /ALTER USER 'app'@'%' WITH MAX_CONNECTIONS_PER_HOUR 0/,
  );
  lifted("exceeded the 'max_user_connections' resource", {}, /SET GLOBAL max_user_connections = 0/);
  lifted("the 'max_user_connections' resource", { maxUserConnections: 2 }, /'app'@'%' WITH MAX_USER_CONNECTIONS 0/);
});
