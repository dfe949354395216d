import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TlsqlError } from '../base/error.ts';
import {
  formatIndexLine,
  type IndexEntry,
  normalSerial,
  parseIndex,
  parseIndexLine,
  revocationReasons,
} from './index-file.ts';

const notAfter = Date.parse('2027-01-02T03:04:05Z');
const at = Date.parse('2026-05-06T07:08:09Z');
const valid: IndexEntry = { status: 'V', notAfter, serial: '01', file: 'unknown', subject: '/CN=a' };

function check(line: string, entry: Partial<IndexEntry>): void {
  expect(parseIndexLine(line, 'x')).toEqual({ ...valid, ...entry });
  expect(formatIndexLine({ ...valid, ...entry })).toBe(line);
}

function checkDamaged(line: string): void {
  expect(() => parseIndexLine(line, 'index.txt line 3')).toThrow(expect.objectContaining({ code: 'index-damaged' }));
}

describe('index line', () => {
  it('is what openssl ca writes', () => {
    check('V\t270102030405Z\t\t01\tunknown\t/CN=a', {});
    check('E\t270102030405Z\t\t0ABC\tunknown\t/CN=a', { status: 'E', serial: '0ABC' });
    check('R\t270102030405Z\t260506070809Z\t01\tunknown\t/CN=a', { status: 'R', revocation: { at } });
    check('R\t270102030405Z\t260506070809Z,keyCompromise\t01\tunknown\t/CN=a', {
      status: 'R',
      revocation: { at, reason: 'keyCompromise' },
    });
    check('R\t270102030405Z\t260506070809Z,holdInstruction,1.2.840.10040.2.2\t01\tunknown\t/CN=a', {
      status: 'R',
      revocation: { at, reason: 'holdInstruction', argument: '1.2.840.10040.2.2' },
    });
    check('V\t20500102030405Z\t\t01\tunknown\t/CN=a', { notAfter: Date.parse('2050-01-02T03:04:05Z') });
  });

  it('escapes tabs and nothing else', () => {
    check('V\t270102030405Z\t\t01\tunknown\t/CN=a\\\tb', { subject: '/CN=a\tb' });
    check('V\t270102030405Z\t\t01\tunknown\t/CN=\\xC3\\xA9', { subject: '/CN=\\xC3\\xA9' });
  });

  it('is damaged otherwise, with its place', () => {
    for (const line of [
      '',
      'V\t270102030405Z\t\t01\tunknown',
      'V\t270102030405Z\t\t01\tunknown\t/CN=a\tmore',
      'X\t270102030405Z\t\t01\tunknown\t/CN=a',
      'V\t2701020304Z\t\t01\tunknown\t/CN=a',
      'V\t270102030405Z\t\t0x1\tunknown\t/CN=a',
      'R\t270102030405Z\t\t01\tunknown\t/CN=a',
      'R\t270102030405Z\tyesterday\t01\tunknown\t/CN=a',
      'R\t270102030405Z\t260506070809Z,boredom\t01\tunknown\t/CN=a',
      'R\t270102030405Z\t260506070809Z,holdInstruction,nope\t01\tunknown\t/CN=a',
      'R\t270102030405Z\t260506070809Z,keyTime,260101000000Z\t01\tunknown\t/CN=a',
      'R\t270102030405Z\t260506070809Z,CAkeyTime,20261301000000Z\t01\tunknown\t/CN=a',
      'R\t270102030405Z\t260506070809Z,superseded,x\t01\tunknown\t/CN=a',
      'R\t270102030405Z\t260506070809Z,holdInstruction\t01\tunknown\t/CN=a',
      'R\t270102030405Z\t260506070809Z,superseded,x\t01\tunknown\t/CN=a',
    ]) {
      checkDamaged(line);
    }
    expect(() => parseIndex('V\t270102030405Z\t\t01\tunknown\t/CN=a\nV\n', 'index.txt')).toThrow('index.txt line 2');
  });
});

describe('index', () => {
  it('leaves out comments and takes a last line without newline', () => {
    const line = formatIndexLine(valid);
    expect(parseIndex(`# made by hand\n${line}\n${line}`, 'x')).toEqual([valid, valid]);
    expect(parseIndex('', 'x')).toEqual([]);
  });

  it('comes back whole, whatever is in it', () => {
    const entry = fc.record({
      status: fc.constant('R' as const),
      notAfter: fc.integer({ min: 0, max: 8e9 }).map((second) => second * 1000),
      revocation: fc.record({
        at: fc.integer({ min: 0, max: 4e9 }).map((second) => second * 1000),
        reason: fc.constantFrom(...revocationReasons.slice(0, 8)),
      }),
      serial: fc.bigInt({ min: 1n, max: 2n ** 160n }).map((number) => normalSerial(number.toString(16))),
      file: fc.constant('unknown'),
      subject: fc.string().map((text) => `/CN=${text.replace(/[^ -~\t]|\\/g, '')}`),
    });
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        expect(parseIndex(entries.map((one) => `${formatIndexLine(one)}\n`).join(''), 'x')).toEqual(entries);
      }),
    );
  });

  it('throws nothing but coded errors', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          parseIndex(text, 'x');
        } catch (error) {
          expect(error).toBeInstanceOf(TlsqlError);
        }
      }),
    );
  });
});

it('a serial has an even number of upper-case digits', () => {
  expect(['0', '00', '1', '01', 'abc', '0ABC', '00FF'].map(normalSerial)).toEqual([
    '00',
    '00',
    '01',
    '01',
    '0ABC',
    '0ABC',
    'FF',
  ]);
});
