import { expect, it } from 'vitest';
import { checkDamage, hex, toHex } from '../../test/x509/truncations.ts';
import { tags } from './der.ts';
import { attributeTexts, emptyName, makeName, namePairs, parseName } from './name.ts';

const cn = (value: string, tag: number = tags.utf8String): { oid: string; tag: number; value: Uint8Array } => ({
  oid: '2.5.4.3',
  tag,
  value: Buffer.from(value),
});
const ou = { oid: '2.5.4.11', tag: tags.printableString, value: Buffer.from('x') };

it('makes and reads names, attributes of a set in DER order', () => {
  const name = makeName([[ou], [ou, cn('é')]]);
  expect(toHex(name.der)).toBe('3023310a3008060355040b13017831153008060355040b130178300906035504030c02c3a9');
  expect(namePairs(name)).toEqual([
    ['OU', 'x'],
    ['OU', 'x'],
    ['CN', 'é'],
  ]);
  expect(name.rdns.map((rdn) => rdn.length)).toEqual([1, 2]);
  expect(parseName(name.der)).toEqual(name);
  expect(attributeTexts(name, '2.5.4.3')).toEqual(['é']);
});

it('reads a fixed encoding', () => {
  const name = parseName(hex('30 0e 310c 300a 0603550403 0c03 c3a961'));
  expect(namePairs(name)).toEqual([['CN', 'éa']]);
  expect(toHex(makeName(name.rdns).der)).toBe('300e310c300a06035504030c03c3a961');
  expect(toHex(emptyName.der)).toBe('3000');
});

it('refuses values that are not text of their type, as OpenSSL does', () => {
  expect(() => makeName([[{ ...cn(''), value: hex('c3') }]])).toThrow(expect.objectContaining({ code: 'der-damaged' }));
  expect(() => makeName([[{ ...cn(''), tag: tags.bmpString, value: hex('00') }]])).toThrow(/not text/);
});

it('ends in a coded error whatever is damaged', () => {
  checkDamage(makeName([[ou, cn('a')], [cn('b')]]).der, parseName);
});
