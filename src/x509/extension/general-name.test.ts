import { expect, it } from 'vitest';
import { checkDamage, hex, toHex } from '../../../test/x509/truncations.ts';
import { DerReader } from '../der.ts';
import { sequence } from '../der-write.ts';
import { parseOneline } from '../name-text.ts';
import { encodeGeneralName, type GeneralName, readGeneralName, readGeneralNames } from './general-name.ts';

const parse = (bytes: Uint8Array): GeneralName => {
  const reader = new DerReader(bytes, 'x');
  const name = readGeneralName(reader, 'name');
  reader.end();
  return name;
};

it.each([
  [{ kind: 'dns', value: 'a.b' }, '8203612e62'],
  [{ kind: 'email', value: 'a@b' }, '8103614062'],
  [{ kind: 'uri', value: 'x:y' }, '8603783a79'],
  [{ kind: 'ip', value: '10.0.0.1', bytes: hex('0a000001') }, '87040a000001'],
  [{ kind: 'directory', name: parseOneline('/CN=a') }, 'a40e300c310a300806035504030c0161'],
] as const)('%o', (name, bytes) => {
  expect(toHex(encodeGeneralName(name))).toBe(bytes);
  expect(parse(hex(bytes))).toEqual(name);
  checkDamage(hex(bytes), parse);
});

it('reads the rest of the kinds', () => {
  expect(parse(hex('88022a03'))).toEqual({ kind: 'registeredId', value: '1.2.3' });
  expect(parse(hex('a009 06022a03 a003 0c0161'))).toEqual({ kind: 'other', oid: '1.2.3', der: hex('0c0161') });
  expect(parse(hex('a3020500'))).toEqual({ kind: 'x400', der: hex('0500') });
  expect(parse(hex('a5020500'))).toEqual({ kind: 'ediParty', der: hex('0500') });
  expect(parse(hex('8703010203'))).toMatchObject({ kind: 'ip', value: 'invalid' });
  expect(parse(hex('8201e9'))).toEqual({ kind: 'dns', value: 'é' });
});

it('refuses what is none', () => {
  expect(() => parse(hex('0500'))).toThrow(/tag 0x5/);
  expect(() => parse(hex('880180'))).toThrow(/no object identifier/);
});

it('reads lists', () => {
  const list = sequence(hex('820161'), hex('820162'));
  expect(readGeneralNames(new DerReader(list, 'x'), 'names')).toEqual([
    { kind: 'dns', value: 'a' },
    { kind: 'dns', value: 'b' },
  ]);
});
