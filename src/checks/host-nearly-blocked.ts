import type { Facts } from '../facts/facts.ts';
import { unblockLines } from './engine/blocked-host.ts';
import type { Check, Found } from './engine/check.ts';

export const check: Check = {
  id: 'host-nearly-blocked',
  family: 'network-ops',
  title: 'A host is on its way to being blocked for failed connections',
  role: 'warning',
  severity: 'warning',
  seenFrom: ['admin-login'],
  leadsTo: ['errors-counted'],
  versions: 'MySQL 5.6+, MariaDB with performance_schema=ON',
  symptoms: [],
  why: 'Each connection that ends before its login is answered counts against its host, a refused certificate as much as a port check. At max_connect_errors the server turns the whole host away (error 1129) until a login succeeds from there in time or the host cache is emptied.',
  proof: 'performance_schema.host_cache: SUM_CONNECT_ERRORS of the host is at least half of max_connect_errors.',
  fix: ['mend what fails on that host', 'TRUNCATE TABLE performance_schema.host_cache'],
  lookAlikes: ['host-blocked', 'tls-failure-blocks-host', 'health-check-blocks-host'],
  reads: ['admin.status'],
  run,
};

function run(facts: Facts): readonly Found[] {
  const limit = Number(facts.admin?.variables?.max_connect_errors ?? 0);
  const rows = facts.admin?.hostCache ?? [];
  return rows.flatMap((row) => {
    const errors = Number(row.sum_connect_errors ?? 0);
    if (limit <= 1 || errors * 2 < limit || errors >= limit) return [];
    return [
      {
        what: `host ${row.ip ?? ''} has ${errors} of the ${limit} failed connections after which the server blocks it`,
        evidence: {
          host: row.ip ?? '',
          connectErrors: errors,
          limit,
          handshakeErrors: Number(row.count_handshake_errors ?? 0),
        },
        fix: unblockLines(facts),
      },
    ];
  });
}
