import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hex } from '../../test/x509/truncations.ts';
import { TlsqlError } from '../base/error.ts';
import { contextTag, DerReader, tags } from './der.ts';

const reader = (text: string): DerReader => new DerReader(hex(text), 'thing');

describe('DerReader', () => {
  it('reads values in order', () => {
    const list = reader('30 10 0101ff 020105 0603550403 0303050fe0').enter(tags.sequence, 'list');
    expect(list.boolean('a')).toBe(true);
    expect(list.smallInteger('b')).toBe(5);
    expect(list.oid('c')).toBe('2.5.4.3');
    expect(list.bitString('d')).toEqual({ unused: 5, bytes: hex('0fe0') });
    list.end();
    expect(list.peek()).toBeUndefined();
  });

  it('takes lengths that are longer than needed, as OpenSSL does', () => {
    expect(reader('04 8200 01 07').value(tags.octetString, 'x')).toEqual(hex('07'));
  });

  it('knows optional fields', () => {
    const r = reader('8001 07');
    expect(r.enterIf(contextTag(0), 'x')).toBeUndefined();
    expect(r.valueIf(contextTag(0, false), 'x')).toEqual(hex('07'));
    expect(r.atEnd).toBe(true);
  });

  it.each([
    ['0402', 'der-truncated', 'thing.x at offset 0: 2 bytes left (expected 2 more'],
    ['04', 'der-truncated', ''],
    ['048201', 'der-truncated', ''],
    ['3000', 'der-damaged', 'thing.x at offset 0: tag 0x30 (expected tag 0x04)'],
    ['0480 0000', 'der-damaged', 'indefinite'],
    ['0485 0100000000 00', 'der-damaged', '2 GiB'],
  ])('%s is %s', (bytes, code, message) => {
    expect(() => reader(bytes).value(tags.octetString, 'x')).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message || 'thing.x at offset 0') }),
    );
  });

  it('names the field with its offset in the outermost buffer', () => {
    const outer = reader('30 04 0500 0201').enter(tags.sequence, 'outer');
    outer.value(tags.nothing, 'nothing');
    expect(() => outer.boolean('flag')).toThrow('thing.outer.flag at offset 4');
  });

  it('refuses integers that are empty, padded or out of range', () => {
    for (const bytes of ['0200', '02020001', '0202ff80'])
      expect(() => reader(bytes).integer('n')).toThrow(/shortest form/);
    for (const bytes of ['0201ff', '02050100000000'])
      expect(() => reader(bytes).smallInteger('n')).toThrow(/out of range/);
    expect(reader('02020080').smallInteger('n')).toBe(128);
  });

  it('refuses other values that are none', () => {
    expect(() => reader('0100').boolean('b')).toThrow(/0 bytes/);
    expect(() => reader('0600').oid('o')).toThrow(/object identifier/);
    expect(() => reader('0300').bitString('b')).toThrow(/unused bits/);
    expect(() => reader('030108').bitString('b')).toThrow(/unused bits/);
    expect(() => reader('030101').bitString('b')).toThrow(/unused bits/);
    expect(() => reader('1f8101 00').whole('w')).toThrow(/more than one byte/);
  });

  it('refuses bytes after the end and nesting without end', () => {
    expect(() => reader('00').end()).toThrow(expect.objectContaining({ code: 'der-left-over' }));
    let bytes = hex('0500');
    for (let depth = 0; depth < 40; depth += 1) bytes = Uint8Array.from([0x30, bytes.length, ...bytes]);
    const descend = (): void => {
      let r = new DerReader(bytes, 'deep');
      while (r.peek() === tags.sequence) r = r.enter(tags.sequence, 'x');
    };
    expect(descend).toThrow(expect.objectContaining({ code: 'der-too-deep' }));
  });

  it('throws nothing but coded errors, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        try {
          const r = new DerReader(bytes, 'x');
          while (!r.atEnd) {
            if (r.peek() === tags.sequence) r.enter(tags.sequence, 's').whole('w');
            else if (r.peek() === tags.integer) r.integer('i');
            else if (r.peek() === tags.oid) r.oid('o');
            else r.whole('w');
          }
        } catch (error) {
          expect(error).toBeInstanceOf(TlsqlError);
        }
      }),
    );
  });
});
