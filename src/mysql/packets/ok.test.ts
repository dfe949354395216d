import { describe, expect, it } from 'vitest';
import { hex } from '../../../test/mysql/drive.ts';
import { checkGarbage, checkTruncations, codeOf } from '../../../test/mysql/malformed.ts';
import { CLIENT, STATUS } from '../capabilities.ts';
import { buildOk, isOk, type OkPacket, PLAIN_OK, parseOk } from './ok.ts';

const track = CLIENT.SESSION_TRACK;
const full: OkPacket = {
  affectedRows: 3n,
  insertId: 0xffffffffffffffffn,
  status: STATUS.AUTOCOMMIT | STATUS.SESSION_STATE_CHANGED,
  warnings: 2,
  info: 'Rows matched: 3',
  changes: [{ type: 'schema', name: 'test' }],
};

describe('ok', () => {
  it('reads those of the documentation', () => {
    expect(parseOk(hex('00 00 00 02 00 00 00'), 0n)).toEqual(PLAIN_OK);
    const use = hex('00 00 00 02 40 00 00 00 07 01 05 04 74 65 73 74');
    expect(parseOk(use, track).changes).toEqual([{ type: 'schema', name: 'test' }]);
  });

  it('comes back as it was built', () => {
    expect(parseOk(buildOk(full, track), track)).toEqual(full);
    expect(isOk(buildOk(full, track))).toBe(true);
    expect(parseOk(buildOk(full, track, 0xfe), track)).toEqual(full);
    expect(parseOk(buildOk(PLAIN_OK, track), track)).toEqual(PLAIN_OK);
  });

  it('reads the info of servers without session tracking, with a length or to the end', () => {
    const head = '00 00 00 02 00 00 00';
    expect(parseOk(hex(`${head} 02 6869`), 0n).info).toBe('hi');
    expect(parseOk(hex(`${head} fc 0200 6869`), 0n).info).toBe('hi');
    expect(parseOk(hex(`${head} 68 69`), 0n).info).toBe('hi');
  });

  it('is refused cut, with another header, with bytes left over, or garbled', () => {
    const bytes = buildOk(full, track);
    const noInfo = 1 + 1 + 9 + 4;
    checkTruncations(bytes, (cut) => parseOk(cut, track), [noInfo, noInfo + 1 + full.info.length]);
    checkGarbage(bytes, (changed) => parseOk(changed, track));
    checkGarbage(bytes, (changed) => parseOk(changed, 0n));
    expect(codeOf(() => parseOk(hex('01'), track))).toBe('field-invalid');
    expect(codeOf(() => parseOk(Buffer.concat([buildOk(PLAIN_OK, track), hex('00 00')]), track))).toBe(
      'bytes-left-over',
    );
    expect(codeOf(() => parseOk(Buffer.concat([buildOk(PLAIN_OK, track), new Uint8Array(70_000).fill(65)]), 0n))).toBe(
      'bytes-over-limit',
    );
  });
});
