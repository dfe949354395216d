import { expect, it } from 'vitest';
import { makeCa } from '../../../test/make/certificates.ts';
import { chainText, subjectText } from './certificate-text.ts';

it('writes the subject on one line', () => {
  expect(subjectText(makeCa('/C=DE/CN=db1').der)).toBe('C=DE, CN=db1');
  expect(chainText([])).toEqual([]);
  expect(subjectText(new Uint8Array())).toBe('a certificate that does not parse');
});
