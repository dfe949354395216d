import { expect, it } from 'vitest';
import { checkDamage, hex, toHex } from '../../../test/x509/truncations.ts';
import { parseAltName, subjectAltName } from './subject-alt-name.ts';

it('reads and writes names in order', () => {
  const names = [
    { kind: 'dns', value: 'a' },
    { kind: 'ip', value: '10.0.0.1', bytes: hex('0a000001') },
  ] as const;
  const extension = subjectAltName(names);
  expect(toHex(extension.value)).toBe('300982016187040a000001');
  expect(parseAltName(extension.value)).toEqual(names);
  expect(subjectAltName(names, true).critical).toBe(true);
  checkDamage(extension.value, parseAltName);
});
