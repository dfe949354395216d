import { CLIENT, has, STATUS } from '../mysql/capabilities.ts';
import { buildColumnCount } from '../mysql/packets/column-count.ts';
import { buildColumnDefinition } from '../mysql/packets/column-definition.ts';
import { buildOk, PLAIN_OK } from '../mysql/packets/ok.ts';
import { buildResultEnd } from '../mysql/packets/result-end.ts';
import type { SessionChange } from '../mysql/packets/session-state.ts';
import { buildTextRow } from '../mysql/packets/text-row.ts';

/** A value of a row. */
export type Value = string | number | null;

/** What a statement answers. */
export type Answer =
  | { readonly kind: 'ok'; readonly affected?: number; readonly changes?: readonly SessionChange[] }
  | { readonly kind: 'rows'; readonly columns: readonly string[]; readonly rows: readonly (readonly Value[])[] };

export const OK: Answer = { kind: 'ok' };

/** How an answer is sent. */
export interface AnswerContext {
  readonly capabilities: bigint;
  readonly warnings: number;
  /** Another answer follows (several statements in one). */
  readonly more: boolean;
  readonly autocommit: boolean;
}

const LONGLONG = 8;
const VAR_STRING = 253;
const UTF8MB4 = 45;
const BINARY = 63;

/** The payloads of an answer, in order. */
export function answerPayloads(answer: Answer, context: AnswerContext): Uint8Array[] {
  const { capabilities, warnings } = context;
  const status = (context.autocommit ? STATUS.AUTOCOMMIT : 0) | (context.more ? STATUS.MORE_RESULTS : 0);
  if (answer.kind === 'ok') {
    const affectedRows = BigInt(answer.affected ?? 0);
    return [buildOk({ ...PLAIN_OK, affectedRows, status, warnings, changes: answer.changes ?? [] }, capabilities)];
  }
  const numeric = answer.columns.map((_, index) => isNumeric(answer.rows.map((row) => row[index] ?? null)));
  const definitions = answer.columns.map((name, index) =>
    buildColumnDefinition(
      {
        schema: '',
        table: '',
        name,
        orgTable: '',
        orgName: '',
        charset: numeric[index] === true ? BINARY : UTF8MB4,
        length: numeric[index] === true ? 21 : 65535,
        type: numeric[index] === true ? LONGLONG : VAR_STRING,
        flags: numeric[index] === true ? 128 : 0,
        decimals: numeric[index] === true ? 0 : 31,
        extended: {},
      },
      capabilities,
    ),
  );
  const encoder = new TextEncoder();
  const rows = answer.rows.map((row) =>
    buildTextRow(row.map((value) => (value === null ? null : encoder.encode(String(value))))),
  );
  const end = buildResultEnd({ warnings, status }, capabilities);
  // With CLIENT_DEPRECATE_EOF nothing stands between columns and rows.
  const between = has(capabilities, CLIENT.DEPRECATE_EOF) ? [] : [end];
  return [buildColumnCount(answer.columns.length), ...definitions, ...between, ...rows, end];
}

/** A column whose values are all whole numbers goes as BIGINT, so that drivers hand numbers out. */
function isNumeric(values: readonly Value[]): boolean {
  const there = values.filter((value) => value !== null);
  return there.length > 0 && there.every((value) => typeof value === 'number' && Number.isInteger(value));
}
