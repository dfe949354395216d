import { expect, it } from 'vitest';
import { buildColumnCount } from '../mysql/packets/column-count.ts';
import { buildColumnDefinition } from '../mysql/packets/column-definition.ts';
import { buildResultEnd } from '../mysql/packets/result-end.ts';
import { buildTextRow } from '../mysql/packets/text-row.ts';
import type { Channel } from './channel.ts';
import { namedRows } from './named-rows.ts';
import type { Session } from './open-session.ts';

it('gives each field the name of its column', async () => {
  const plain = { schema: '', table: '', orgTable: '', orgName: '', charset: 45, length: 4, type: 253, flags: 0 };
  const column = (name: string): Uint8Array =>
    buildColumnDefinition({ ...plain, name, decimals: 0, extended: {} }, 0x1000000n);
  const row = buildTextRow([new TextEncoder().encode('db1'), null]);
  const queue = [
    buildColumnCount(2),
    column('Source_Host'),
    column('Last_IO_Error'),
    row,
    buildResultEnd({ warnings: 0, status: 2 }, 0x1000000n),
  ];
  const channel = {
    poll: () => queue.shift(),
    read: async () => queue.shift(),
    write: async () => undefined,
    restart: () => undefined,
  } as unknown as Channel;
  const session = { channel, outcome: { capabilities: 0x1000000n } } as unknown as Session;
  expect(await namedRows(session, 'SHOW REPLICA STATUS')).toEqual([{ Source_Host: 'db1', Last_IO_Error: '' }]);
});
