import { describe, expect, it } from 'vitest';
import { hex } from '../../../test/mysql/drive.ts';
import { checkGarbage, checkTruncations, codeOf } from '../../../test/mysql/malformed.ts';
import { CLIENT } from '../capabilities.ts';
import { buildColumnDefinition, type ColumnDefinition, parseColumnDefinition } from './column-definition.ts';

const column: ColumnDefinition = {
  schema: 'shop',
  table: 'o',
  name: 'wert',
  orgTable: 'orders',
  orgName: 'värde',
  charset: 45,
  length: 1020,
  type: 253,
  flags: 1,
  decimals: 31,
  extended: {},
};
const maria = CLIENT.MARIADB_EXTENDED_METADATA;

describe('column-definition', () => {
  it('reads the one of the documentation: SELECT @@version_comment', () => {
    const documented =
      hex(`03 64 65 66 00 00 00 11 40 40 76 65 72 73 69 6f 6e 5f 63 6f 6d 6d 65 6e 74 00 0c 08 00 1c 00 00
      00 fd 00 00 1f 00 00`);
    expect(parseColumnDefinition(documented, 0n)).toMatchObject({
      name: '@@version_comment',
      charset: 8,
      length: 28,
      type: 253,
      decimals: 31,
    });
  });

  it('comes back as it was built, with MariaDB`s extended metadata too', () => {
    expect(parseColumnDefinition(buildColumnDefinition(column, 0n), 0n)).toEqual(column);
    for (const extended of [{}, { type: 'inet6' }, { type: 'json', format: 'json' }])
      expect(parseColumnDefinition(buildColumnDefinition({ ...column, extended }, maria), maria)).toEqual({
        ...column,
        extended,
      });
  });

  it('is refused cut, longer, with other fixed fields, or garbled', () => {
    const bytes = buildColumnDefinition({ ...column, extended: { type: 'json' } }, maria);
    checkTruncations(bytes, (cut) => parseColumnDefinition(cut, maria));
    checkGarbage(bytes, (changed) => parseColumnDefinition(changed, maria));
    checkGarbage(bytes, (changed) => parseColumnDefinition(changed, 0n));
    expect(codeOf(() => parseColumnDefinition(Buffer.concat([bytes, hex('00')]), maria))).toBe('bytes-left-over');
    expect(codeOf(() => parseColumnDefinition(hex('00 00 00 00 00 00 0b'), 0n))).toBe('field-invalid');
  });
});
