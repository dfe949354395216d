import { it } from 'vitest';
import { greetingError, wired } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { denied } from '../../test/make/scenes.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './account-host-not-matched-skip-name-resolve.ts';

it('fires: names do not fit', () => {
  finds(
    check,
    denied(
      { kind: 'NONE' },
      {
        account: { host: 'localhost' },
        facts: {
          admin: {
            accounts: [{ user: 'app', host: 'localhost', plugin: 'x', require: { kind: 'NONE' } }],
            variables: { skip_name_resolve: 'ON' },
          },
        },
      },
    ),
    1,
  );
});

it('is silent: names are resolved', () => {
  finds(check, denied({ kind: 'NONE' }, { account: { host: 'localhost' } }), 0);
});

it('fires: the server does not even greet an address that no account fits', () => {
  const account = { user: 'app', host: 'localhost', plugin: 'x', require: { kind: 'NONE' } } as const;
  const turnedAway = (skips: string): Facts => ({
    ...wired(greetingError(1130, "Host '127.0.0.1' is not allowed to connect to this MySQL server")),
    client: {
      intent: { transport: 'tcp', user: 'app', passwordGiven: true, sslMode: 'REQUIRED', sslModeFrom: 'asked' },
    },
    admin: { accounts: [account], variables: { skip_name_resolve: skips } },
  });
  finds(check, turnedAway('ON'), 1);
  finds(check, turnedAway('OFF'), 0);
});
