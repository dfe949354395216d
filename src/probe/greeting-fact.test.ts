import { expect, it } from 'vitest';
import { CLIENT } from '../mysql/capabilities.ts';
import { greetingFact } from './greeting-fact.ts';

const base = { connectionId: 1, scramble: new Uint8Array(20), charset: 8, status: 2, authPlugin: undefined };

it('names product and version, and whether TLS is offered', () => {
  const check = (version: string, capabilities: bigint, expected: object): void =>
    expect(greetingFact({ ...base, version, capabilities })).toMatchObject(expected);
  check('5.5.5-10.11.6-MariaDB-log', CLIENT.SSL, {
    version: '10.11.6-MariaDB-log',
    flavor: 'mariadb',
    offersTls: true,
  });
  check('9.7.4', 0n, { version: '9.7.4', flavor: 'mysql', offersTls: false });
  check('8.0.36-28-Percona', 0n, { flavor: 'percona' });
});
