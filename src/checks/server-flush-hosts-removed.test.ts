import { it } from 'vitest';
import { greetingError, makeFacts } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import type { Facts } from '../facts/facts.ts';
import { check } from './server-flush-hosts-removed.ts';

const refused = greetingError(1129, "Host 'x' is blocked");
const on = (flavor: 'mysql' | 'mariadb', version: string): Facts =>
  makeFacts({ wire: { attempts: [refused] }, admin: { flavor, version } });

it('fires on the fault', () => {
  finds(check, on('mysql', '9.7.4'), 1);
  finds(check, makeFacts({ client: { complaint: "ERROR 1064 (42000) at line 1: … near 'hosts' at line 1" } }), 1);
});

it('is silent on the near miss', () => {
  finds(check, on('mysql', '8.0.40'), 0);
  finds(check, on('mariadb', '11.8.2'), 0);
  finds(check, makeFacts({ admin: { flavor: 'mysql', version: '9.7.4' } }), 0);
});
