import { expect, it } from 'vitest';
import { CLIENT, STATUS } from '../mysql/capabilities.ts';
import { parseOk } from '../mysql/packets/ok.ts';
import { parseTextRow } from '../mysql/packets/text-row.ts';
import { queryResponse } from '../mysql/query-response.ts';
import { type Answer, answerPayloads } from './answer.ts';

const context = { warnings: 0, more: false, autocommit: true };

it('tells of changes and of more to come', () => {
  const [payload] = answerPayloads(
    { kind: 'ok', affected: 3, changes: [{ type: 'schema', name: 'shop' }] },
    { ...context, capabilities: CLIENT.SESSION_TRACK, warnings: 2, more: true },
  );
  expect(parseOk(payload as Uint8Array, CLIENT.SESSION_TRACK)).toMatchObject({
    affectedRows: 3n,
    warnings: 2,
    status: STATUS.AUTOCOMMIT | STATUS.MORE_RESULTS | STATUS.SESSION_STATE_CHANGED,
    changes: [{ type: 'schema', name: 'shop' }],
  });
});

it.each([0n, CLIENT.DEPRECATE_EOF])('sends rows that a client can read (%i)', (capabilities) => {
  const answer: Answer = {
    kind: 'rows',
    columns: ['a', 'b'],
    rows: [
      [1, 'x'],
      [null, 'é'],
    ],
  };
  const response = queryResponse(capabilities);
  const events = answerPayloads(answer, { ...context, capabilities }).map((payload) => response.push(payload));
  const columns = events.flatMap((event) => (event.event === 'columns' ? event.columns : []));
  expect(columns.map(({ name, type }) => [name, type])).toEqual([
    ['a', 8],
    ['b', 253],
  ]);
  const rows = events.flatMap((event) => (event.event === 'row' ? [parseTextRow(event.payload, 2)] : []));
  expect(rows.map((row) => row.map((value) => (value === null ? null : Buffer.from(value).toString())))).toEqual([
    ['1', 'x'],
    [null, 'é'],
  ]);
  expect(events.at(-1)).toMatchObject({ event: 'end', last: true });
});
