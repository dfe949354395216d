import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { grouped, inGroup } from '../../test/make/group.ts';
import { check } from './galera-ssl-option-separate.ts';

const demands = { admin: { variables: { require_secure_transport: 'ON' } } };

it('fires on the fault', () => void finds(check, grouped({ ssl: false }, demands), 1));

it('is silent on the near miss', () => {
  finds(check, grouped({ ssl: true }, demands), 0);
  finds(check, grouped({ ssl: false }, { admin: { variables: { require_secure_transport: 'OFF' } } }), 0);
  finds(check, inGroup('DISABLED', {}, demands), 0);
});
