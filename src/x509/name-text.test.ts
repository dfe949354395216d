import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TlsqlError } from '../base/error.ts';
import { namePairs } from './name.ts';
import { oneline } from './name-oneline.ts';
import { rfc2253 } from './name-rfc2253.ts';
import { parseNameText, parseOneline, parseRfc2253 } from './name-text.ts';

const check = (text: string, expected: string): void => expect(oneline(parseNameText(text)), text).toBe(expected);
const refuse = (text: string, code: string): void =>
  expect(() => parseNameText(text), text).toThrow(expect.objectContaining({ code }));

describe('parseOneline', () => {
  it('reads what openssl req -subj reads', () => {
    check('/C=PT/O=Example/CN=a', '/C=PT/O=Example/CN=a');
    check('/C=PT/', '/C=PT');
    check('/', '');
    check('/O=a+OU=b/CN=c', '/O=a+OU=b/CN=c');
    check('/O=a\\/b\\+c\\\\d/CN=x=y', '/O=a\\/b\\+c\\d/CN=x=y');
    check('/2.5.4.3=a', '/CN=a');
    check('/CN=\\xC3\\xa9', '/CN=\\xC3\\xA9');
  });

  it('refuses what OpenSSL drops, and what it refuses', () => {
    refuse('/CN', 'name-text-damaged');
    refuse('/O=a/b/CN=c', 'name-text-damaged');
    refuse('/CN=', 'name-text-damaged');
    refuse('/CN=a\\', 'name-text-damaged');
    refuse('/CN=a+', 'name-text-damaged');
    refuse('/XY=a', 'name-attribute-unknown');
    refuse('/C=PRT', 'name-value-invalid');
    expect(() => parseOneline('CN=a')).toThrow(/no slash in front/);
  });
});

describe('parseRfc2253', () => {
  it('reads from last to first, with every kind of escape', () => {
    check('CN=a, O=Example ,C=PT', '/C=PT/O=Example/CN=a');
    check('CN=a;OU=b+O=c', '/O=c+OU=b/CN=a');
    check('CN=a\\,b\\2Cc', '/CN=a,b,c');
    check('CN="a,b+\\"c"', '/CN=a,b\\+"c');
    check('CN=\\ a\\ ', '/CN= a ');
    check('CN=#0c0161', '/CN=a');
    check('oid.2.5.4.3=a', '/CN=a');
    check('cn=\\C3\\A9', '/CN=\\xC3\\xA9');
    check('', '');
  });

  it('refuses what is none', () => {
    for (const text of ['a', 'CN', 'CN=a,', 'CN=a+', 'CN=a"b', 'CN=', '=a', 'CN=a\\'])
      refuse(text, 'name-text-damaged');
    refuse('CN=#0c02', 'name-text-damaged');
    refuse('CN=#0c01c3', 'name-text-damaged');
    refuse('XY=a', 'name-attribute-unknown');
  });
});

it('reads back what was written, in both forms', () => {
  const value = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('CN', 'O', 'OU', 'L'), value), { maxLength: 4 }), (pairs) => {
      const text = pairs.map(([type, part]) => `/${type}=${part.replace(/[\\/+]/g, '\\$&')}`).join('') || '/';
      const name = parseOneline(text);
      expect(namePairs(name)).toEqual(pairs);
      expect(namePairs(parseRfc2253(rfc2253(name)))).toEqual(pairs);
      const line = oneline(name);
      if (!pairs.some(([, part]) => part.includes('\\')) && line !== '')
        expect(namePairs(parseOneline(line))).toEqual(pairs);
    }),
  );
});

it('throws nothing but coded errors', () => {
  const parts = fc.constantFrom('/', 'CN', '=', '+', ',', ';', '"', '#', '\\', 'x', '41', ' ', 'é', '\0');
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 14 }), (pieces) => {
      try {
        parseNameText(pieces.join(''));
      } catch (error) {
        expect(error).toBeInstanceOf(TlsqlError);
      }
    }),
  );
});
