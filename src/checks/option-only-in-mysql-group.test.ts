import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { clientWith } from '../../test/make/options.ts';
import { check } from './option-only-in-mysql-group.ts';

it('says so where TLS is told to one program alone', () => {
  finds(check, clientWith('[mysql]\nssl-mode=VERIFY_CA\nssl-ca=/ca.pem\n'), 1);
});

it('is silent: they stand in [client], or no TLS option does', () => {
  finds(check, clientWith('[client]\nssl-ca=/ca.pem\n[mysql]\nssl-mode=VERIFY_CA\n'), 0);
  finds(check, clientWith('[client]\nssl-ca=/ca.pem\n'), 0);
  finds(check, clientWith('[mysql]\nuser=app\n'), 0);
});
