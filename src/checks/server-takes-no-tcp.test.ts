import { expect, it } from 'vitest';
import { cutOff, makeAttempt } from '../../test/make/facts.ts';
import { finds, fixOf } from '../../test/make/finds.ts';
import { serverWith } from '../../test/make/options.ts';
import { check } from './server-takes-no-tcp.ts';

const { greeting: _greeting, ...closed } = cutOff('connect', { connectError: 'ECONNREFUSED' });
const wire = { attempts: [closed] };

it('fires: no port, by a line without value or by the word of the server', () => {
  const facts = serverWith('[mysqld]\nskip-networking\n', 'mariadb', { wire });
  expect(fixOf(finds(check, facts, 1)[0], facts)[0]).toMatch(/^sed -i .*2s/);
  finds(check, serverWith('[mysqld]\n', 'mysql', { wire, admin: { variables: { skip_networking: 'ON' } } }), 1);
});

it('is silent: switched off again, or somebody answers', () => {
  finds(check, serverWith('[mysqld]\nskip-networking=OFF\n', 'mysql', { wire }), 0);
  const on = '[mysqld]\nskip-networking\n';
  finds(check, serverWith(on, 'mysql', { wire, admin: { variables: { skip_networking: 'OFF' } } }), 0);
  finds(check, serverWith(on, 'mysql', { wire: { attempts: [makeAttempt()] } }), 0);
});
