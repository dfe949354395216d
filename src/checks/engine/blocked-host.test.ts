import { expect, it } from 'vitest';
import { greetingError, makeFacts } from '../../../test/make/facts.ts';
import type { AdminFacts } from '../../facts/admin.ts';
import { type BlockedHost, blockedHost, fillOf, unblockLines } from './blocked-host.ts';

const row = (errors: string): Record<string, string> => ({
  ip: '192.0.2.2',
  sum_connect_errors: errors,
  count_handshake_errors: '6',
});
const admin = (parts: Partial<AdminFacts>): AdminFacts => ({
  flavor: 'mysql',
  version: '9.7.4',
  variables: { max_connect_errors: '5' },
  status: { ssl_accepts: '6', ssl_finished_accepts: '0' },
  ...parts,
});

it('finds the host that is blocked, and none that is only counted', () => {
  expect(blockedHost(makeFacts({ admin: admin({ hostCache: [row('5')] }) }))).toMatchObject({
    ip: '192.0.2.2',
    cut: 6,
  });
  expect(blockedHost(makeFacts({ admin: admin({ hostCache: [row('4')] }) }))).toBeUndefined();
  const refused = greetingError(1129, "Host '192.0.2.9' is blocked because of many connection errors");
  expect(blockedHost(makeFacts({ wire: { attempts: [refused] }, admin: admin({}) }))?.ip).toBe('192.0.2.9');
});

it('tells what fills the count by the handshakes that began', () => {
  const check = (parts: Partial<BlockedHost>, fill: string | undefined): void =>
    expect(fillOf({ ip: '', errors: 5, limit: 5, cut: 0, begun: 0, handshakes: 6, ...parts })).toBe(fill);
  check({ cut: 6, begun: 6 }, 'tls');
  check({ cut: 0, begun: 0 }, 'probes');
  check({ cut: 0, begun: 3 }, 'probes');
  check({ cut: 0, begun: 6 }, undefined);
  check({ cut: 2, begun: 9 }, undefined);
  check({ handshakes: 0 }, undefined);
});

it('empties the cache in the words of the server', () => {
  expect(unblockLines(makeFacts({ admin: admin({}) }))[0]).toBe(
    'mysql -e "TRUNCATE TABLE performance_schema.host_cache"',
  );
  expect(unblockLines(makeFacts({ admin: { flavor: 'mariadb' } }))).toEqual(['mariadb -e "FLUSH HOSTS"']);
});
