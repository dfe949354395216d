import type { Facts } from '../../facts/facts.ts';
import { asked } from './attempts.ts';

/** A part of the connection that took longer than the client waits. */
export interface OverTimeout {
  readonly limitMillis: number;
  readonly waitedMillis: number;
  readonly what: 'the connection' | 'the greeting';
}

/**
 * Where connect-timeout was set and the connection or the greeting came later: the client has given up by then, while we
 * waited on. Both clients wait so long for each of the two (sql-common/client.cc, mariadb_lib.c).
 */
export function overTimeout(facts: Facts): OverTimeout | undefined {
  const { origins, connectTimeoutMillis: limitMillis } = facts.client?.settings ?? {};
  const attempt = asked(facts);
  if (
    limitMillis === undefined ||
    (origins?.['connect-timeout'].kind ?? 'default') === 'default' ||
    attempt?.greeting === undefined
  )
    return undefined;
  const { connect = 0, greeting = 0 } = attempt.millis;
  if (connect > limitMillis) return { limitMillis, waitedMillis: Math.round(connect), what: 'the connection' };
  if (greeting > limitMillis) return { limitMillis, waitedMillis: Math.round(greeting), what: 'the greeting' };
  return undefined;
}
