import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { denied } from '../../test/make/scenes.ts';
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
