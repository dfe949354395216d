import { asTlsqlError, fail, TlsqlError } from '../base/error.ts';
import type { ErrPacket } from '../mysql/packets/err.ts';

/** Refuses a statement with `endpoint-statement-refused`; number, SQLSTATE and text as MySQL 8 has them. */
export function sqlError(number: number, sqlState: string, message: string): never {
  fail('endpoint-statement-refused', { seen: message, fields: { number, sqlState } });
}

/** The ERR packet for whatever was thrown; a bug of ours shows as 1105 without details. */
export function errOf(error: unknown): ErrPacket {
  if (error instanceof TlsqlError && error.code === 'endpoint-statement-refused') {
    const { number, sqlState } = error.detail.fields ?? {};
    return { number: Number(number), sqlState: String(sqlState), message: error.detail.seen };
  }
  return { number: 1105, sqlState: 'HY000', message: `Unknown error (${asTlsqlError(error).code})` };
}
