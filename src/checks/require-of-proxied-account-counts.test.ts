import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { denied } from '../../test/make/scenes.ts';
import { check } from './require-of-proxied-account-counts.ts';

const proxy = (require: 'NONE' | 'X509', on: string) =>
  denied(
    { kind: 'NONE' },
    {
      facts: {
        admin: {
          variables: { check_proxy_users: on },
          accounts: [{ user: 'app', host: '%', plugin: 'caching_sha2_password', require: { kind: 'NONE' } }],
          related: [{ as: 'proxied', user: 'owner', host: '%', require, ofHost: '%' }],
        },
      },
    },
  );

it('fires where the account that it stands for asks for more', () => {
  finds(check, proxy('X509', 'ON'), 1);
});

it('is silent where proxies are off or nothing is asked for', () => {
  finds(check, proxy('X509', 'OFF'), 0);
  finds(check, proxy('NONE', 'ON'), 0);
});
