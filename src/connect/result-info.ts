import type { OkPacket } from '../mysql/packets/ok.ts';

/** The line after a result: "2 rows in set, 1 warning (0.012 sec)", "Query OK, 1 row affected (0.003 sec)". */
export function resultInfo(
  result: { readonly warnings: number; readonly millis: number } & (
    | { readonly rows: number }
    | { readonly ok: OkPacket }
  ),
): string {
  const time = `(${(result.millis / 1000).toFixed(3)} sec)`;
  const warnings = result.warnings === 0 ? '' : `, ${count(result.warnings, 'warning')}`;
  if ('rows' in result)
    return result.rows === 0
      ? `Empty set${warnings} ${time}`
      : `${count(result.rows, 'row')} in set${warnings} ${time}`;
  const info = result.ok.info === '' ? '' : `\n${result.ok.info}`;
  return `Query OK, ${count(result.ok.affectedRows, 'row')} affected${warnings} ${time}${info}`;
}

function count(number: number | bigint, what: string): string {
  return `${number} ${what}${BigInt(number) === 1n ? '' : 's'}`;
}
