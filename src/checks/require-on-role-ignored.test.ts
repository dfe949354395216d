import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { denied } from '../../test/make/scenes.ts';
import { check } from './require-on-role-ignored.ts';

const member = (as: 'role' | 'proxied', kind: 'NONE' | 'X509') =>
  denied(
    { kind },
    {
      facts: {
        admin: {
          accounts: [{ user: 'app', host: '%', plugin: 'caching_sha2_password', require: { kind } }],
          related: [{ as, user: 'reader', host: '%', require: 'X509', ofHost: '%' }],
        },
      },
    },
  );

it('fires where the role alone has the clause', () => {
  finds(check, member('role', 'NONE'), 1);
});

it('is silent where the account has one too, or it is no role', () => {
  finds(check, member('role', 'X509'), 0);
  finds(check, member('proxied', 'NONE'), 0);
});
