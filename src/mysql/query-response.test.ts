import { describe, expect, it } from 'vitest';
import { bytes, hex } from '../../test/mysql/drive.ts';
import { checkGarbage, codeOf } from '../../test/mysql/malformed.ts';
import { CLIENT, STATUS } from './capabilities.ts';
import { buildColumnCount } from './packets/column-count.ts';
import { buildColumnDefinition, type ColumnDefinition } from './packets/column-definition.ts';
import { buildEof } from './packets/eof.ts';
import { buildErr } from './packets/err.ts';
import { buildLocalInfileRequest } from './packets/local-infile-request.ts';
import { buildOk, PLAIN_OK } from './packets/ok.ts';
import { buildResultEnd } from './packets/result-end.ts';
import { buildTextRow } from './packets/text-row.ts';
import { queryResponse, type ResponseEvent } from './query-response.ts';

const column = (name: string): ColumnDefinition => ({
  schema: '',
  table: '',
  name,
  orgTable: '',
  orgName: '',
  charset: 45,
  length: 4,
  type: 253,
  flags: 0,
  decimals: 0,
  extended: {},
});
const row = buildTextRow([bytes('1'), null]);

/** A result set of two columns and two rows. */
function resultSet(capabilities: bigint, status: number = 0): Uint8Array[] {
  const columns = ['a', 'b'].map((name) => buildColumnDefinition(column(name), capabilities));
  const between = (capabilities & CLIENT.DEPRECATE_EOF) === 0n ? [buildEof({ warnings: 0, status })] : [];
  return [buildColumnCount(2), ...columns, ...between, row, row, buildResultEnd({ warnings: 1, status }, capabilities)];
}

function events(payloads: readonly Uint8Array[], capabilities: bigint = CLIENT.DEPRECATE_EOF): ResponseEvent[] {
  const response = queryResponse(capabilities);
  return payloads.map((payload) => response.push(payload)).filter((event) => event.event !== 'more');
}

describe('queryResponse', () => {
  it.each([
    ['with EOF', 0n],
    ['without EOF', CLIENT.DEPRECATE_EOF],
  ])('reads a result set %s', (_, capabilities) => {
    expect(events(resultSet(capabilities), capabilities)).toEqual([
      { event: 'columns', columns: [column('a'), column('b')] },
      { event: 'row', payload: row },
      { event: 'row', payload: row },
      { event: 'end', warnings: 1, status: 0, last: true },
    ]);
  });

  it('reads several results, with and without rows', () => {
    const more = STATUS.MORE_RESULTS;
    const ok = buildOk({ ...PLAIN_OK, affectedRows: 5n, status: more }, 0n);
    const got = events([...resultSet(CLIENT.DEPRECATE_EOF, more), ok, ...resultSet(CLIENT.DEPRECATE_EOF)]);
    expect(got.map((event) => ('last' in event ? `${event.event} ${event.last}` : event.event))).toEqual([
      'columns',
      'row',
      'row',
      'end false',
      'ok false',
      'columns',
      'row',
      'row',
      'end true',
    ]);
  });

  it('ends with the error of the server, before or among the rows', () => {
    const err = buildErr({ number: 1317, sqlState: '70100', message: 'Query execution was interrupted' });
    for (const payloads of [[err], [...resultSet(CLIENT.DEPRECATE_EOF).slice(0, 4), err]])
      expect(events(payloads).at(-1)).toMatchObject({
        event: 'error',
        last: true,
        error: { code: 'server-error', detail: { fields: { number: 1317 } } },
      });
  });

  it('gives no file, and says so when the server has had its say', () => {
    const request = buildLocalInfileRequest({ file: '/etc/passwd' });
    const refused = {
      event: 'error',
      last: true,
      error: { code: 'local-infile-refused', detail: { fields: { file: '/etc/passwd' } } },
    };
    const more = buildOk({ ...PLAIN_OK, status: STATUS.MORE_RESULTS }, 0n);
    for (const answer of [
      [buildOk(PLAIN_OK, 0n)],
      [buildErr({ number: 2, sqlState: 'HY000', message: 'no file' })],
      [more, buildOk(PLAIN_OK, 0n)],
    ]) {
      const got = events([request, ...answer]);
      expect(got[0]).toEqual({ event: 'write', payload: new Uint8Array(0) });
      expect(got.at(-1)).toMatchObject(refused);
    }
  });

  it('refuses what is not due', () => {
    expect(codeOf(() => events([buildOk(PLAIN_OK, 0n), buildOk(PLAIN_OK, 0n)]))).toBe('packet-unexpected');
    expect(codeOf(() => events([...resultSet(0n).slice(0, 3), row], 0n))).toBe('packet-unexpected');
    expect(codeOf(() => events([hex('')]))).toBe('bytes-truncated');
    expect(codeOf(() => events([hex('fcffff')]))).toBe('bytes-over-limit');
  });

  it('survives garbage in every place', () => {
    for (const capabilities of [0n, CLIENT.DEPRECATE_EOF | CLIENT.SESSION_TRACK]) {
      const good = resultSet(capabilities);
      good.forEach((payload, index) => {
        checkGarbage(payload, (changed) =>
          events([...good.slice(0, index), changed, ...good.slice(index + 1)], capabilities),
        );
      });
    }
  });
});
