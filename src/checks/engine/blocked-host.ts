import type { Facts } from '../../facts/facts.ts';
import { asked } from './attempts.ts';
import type { Found } from './check.ts';
import { runLine } from './replica-mend.ts';
import { atLeast, flavorOf, versionOf } from './server-mend.ts';

/** A host that the server blocks now, and what filled its count. */
export interface BlockedHost {
  readonly ip: string;
  readonly errors: number;
  readonly limit: number;
  /** TLS handshakes that began and were not finished, since the server started. */
  readonly cut: number;
  /** TLS handshakes that began. */
  readonly begun: number;
  /** Failed handshakes of the protocol: of this host, or of all where the server keeps no host cache. */
  readonly handshakes: number;
}

/** The host that is blocked: ours where we were told so, else one of the host cache at or over the limit. */
export function blockedHost(facts: Facts): BlockedHost | undefined {
  const refused = asked(facts)?.greetingError;
  const ours = refused?.errno === 1129 ? /Host '([^']*)'/.exec(refused.text)?.[1] : undefined;
  const limit = Number(facts.admin?.variables?.max_connect_errors ?? 0);
  const rows = facts.admin?.hostCache;
  const row = rows?.find((entry) =>
    ours === undefined ? limit > 0 && Number(entry.sum_connect_errors) >= limit : [entry.ip, entry.host].includes(ours),
  );
  const status = facts.admin?.status;
  if (status === undefined || (row === undefined && ours === undefined)) return undefined;
  const begun = Number(status.ssl_accepts ?? 0);
  return {
    ip: row?.ip ?? ours ?? '',
    errors: Number(row?.sum_connect_errors ?? limit),
    limit,
    begun,
    cut: begun - Number(status.ssl_finished_accepts ?? 0),
    handshakes: Number(row?.count_handshake_errors ?? status.aborted_connects_preauth ?? status.aborted_connects ?? 0),
  };
}

/** What fills the count: handshakes that were cut, or connections that never asked for TLS; undefined where it is mixed. */
export function fillOf(blocked: BlockedHost): 'tls' | 'probes' | undefined {
  if (blocked.handshakes === 0) return undefined;
  if (blocked.cut >= blocked.handshakes * 0.9) return 'tls';
  // Those that finished TLS and then left are counted as well: there must be too few of them to explain it.
  const finished = blocked.begun - blocked.cut;
  const fewCut = blocked.cut <= blocked.handshakes * 0.1;
  return fewCut && finished <= blocked.handshakes * 0.5 ? 'probes' : undefined;
}

/** The `run` of a check about what fills the count of a blocked host. */
export function foundFill(fill: 'tls' | 'probes', says: string): (facts: Facts) => readonly Found[] {
  return (facts) => {
    const blocked = blockedHost(facts);
    if (blocked === undefined || fillOf(blocked) !== fill) return [];
    const { ip, errors, limit, cut, begun, handshakes } = blocked;
    return [
      {
        what: `host ${ip} is blocked: ${handshakes} of its connections ${says}`,
        severity: 'error',
        evidence: {
          host: ip,
          connectErrors: errors,
          limit,
          failedHandshakes: handshakes,
          tlsBegun: begun,
          tlsCut: cut,
        },
        fix: unblockLines(facts),
      },
    ];
  };
}

/** The statement that empties the host cache on this server, and what to look at afterwards. */
export function unblockLines(facts: Facts): string[] {
  const version = versionOf(facts);
  // The error itself names the program of the product.
  const mariadb = flavorOf(facts) === 'mariadb' || /mariadb-admin/.test(asked(facts)?.greetingError?.text ?? '');
  const cached = !mariadb && (version === undefined || atLeast(version, [5, 6, 0]));
  const look = 'SELECT ip, sum_connect_errors, count_handshake_errors FROM performance_schema.host_cache';
  return [
    cached
      ? runLine(facts, 'TRUNCATE TABLE performance_schema.host_cache')
      : mariadb && flavorOf(facts) !== 'mariadb'
        ? 'mariadb-admin flush-hosts'
        : runLine(facts, 'FLUSH HOSTS'),
    ...(cached ? [runLine(facts, look)] : []),
  ];
}
