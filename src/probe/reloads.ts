import type { ReloadsFact } from '../facts/admin.ts';

/** Rows of a statement; undefined where it was refused. */
type Ask = (sql: string) => Promise<readonly (readonly (string | null)[])[] | undefined>;

/** ER_DA_SSL_LIBRARY_ERROR, which a reload of TLS ends with (MySQL 8.0.16 and later). */
const refused = 3888;

const byDigest = `SELECT SUM(COUNT_STAR), SUM(SUM_ERRORS), UNIX_TIMESTAMP(MAX(LAST_SEEN)),
  (SELECT UNIX_TIMESTAMP(LAST_SEEN) FROM performance_schema.events_errors_summary_global_by_error WHERE ERROR_NUMBER = ${refused} AND SUM_ERROR_RAISED > 0)
  FROM performance_schema.events_statements_summary_by_digest WHERE DIGEST_TEXT LIKE 'ALTER INSTANCE RELOAD TLS%'`;

/**
 * The reloads of TLS that performance_schema has counted; undefined where there were none, or nobody counts (MariaDB,
 * performance_schema=OFF).
 */
export async function reloadsOf(ask: Ask): Promise<ReloadsFact | undefined> {
  const [row = []] = (await ask(byDigest)) ?? [];
  const [count, failed, last, lastFailure] = row.map((value) => (value === null ? undefined : Number(value)));
  if (count === undefined || !(count > 0) || last === undefined) return undefined;
  return {
    count,
    failed: failed ?? 0,
    last: new Date(last * 1000),
    ...(lastFailure === undefined ? {} : { lastFailure: new Date(lastFailure * 1000) }),
  };
}
