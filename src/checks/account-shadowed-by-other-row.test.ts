import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { denied } from '../../test/make/scenes.ts';
import { check } from './account-shadowed-by-other-row.ts';

const rows = (first: object) =>
  denied(
    { kind: 'NONE' },
    {
      facts: {
        admin: {
          accounts: [
            { user: 'app', host: '192.0.2.7', plugin: 'mysql_native_password', require: { kind: 'NONE' }, ...first },
            { user: 'app', host: '%', plugin: 'mysql_native_password', require: { kind: 'NONE' }, passwordFits: true },
          ],
        },
      },
    },
  );

it('fires where the row behind is the one that is meant', () => {
  finds(check, rows({ passwordFits: false }), 1);
  finds(check, rows({ user: '' }), 1);
});

it('is silent where the first row is, or where the password is of neither', () => {
  finds(check, rows({ passwordFits: true }), 0);
  finds(check, denied({ kind: 'NONE' }, { account: { passwordFits: false } }), 0);
});
