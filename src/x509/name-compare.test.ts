import { describe, expect, it } from 'vitest';
import { tags } from './der.ts';
import { makeName, type Name } from './name.ts';
import { nameHash, nameHashOld, namesEqual } from './name-compare.ts';
import { parseOneline } from './name-text.ts';

const cn = (tag: number, value: string): Name =>
  makeName([[{ oid: '2.5.4.3', tag, value: Buffer.from(value, 'latin1') }]]);

describe('namesEqual', () => {
  it('looks past case, blanks and string type', () => {
    expect(namesEqual(parseOneline('/CN=A  b'), parseOneline('/CN= a B\\x09'))).toBe(true);
    expect(namesEqual(cn(tags.printableString, 'a'), parseOneline('/CN=a'))).toBe(true);
    expect(namesEqual(cn(tags.t61String, '\u00e9'), parseOneline('/CN=é'))).toBe(true);
    expect(namesEqual(parseOneline('/O=a+OU=b'), parseOneline('/OU=b+O=a'))).toBe(true);
  });

  it('keeps apart what differs otherwise', () => {
    expect(namesEqual(parseOneline('/CN=É'), parseOneline('/CN=é'))).toBe(false);
    expect(namesEqual(parseOneline('/C=PT/CN=a'), parseOneline('/CN=a/C=PT'))).toBe(false);
    expect(namesEqual(parseOneline('/O=a/OU=b'), parseOneline('/O=a+OU=b'))).toBe(false);
    expect(namesEqual(cn(tags.numericString, 'a'), parseOneline('/CN=a'))).toBe(false);
  });
});

it('hashes as openssl x509 -hash and -subject_hash_old print (3.0)', () => {
  const name = parseOneline('/C=PT/O=a\\/b+OU=c d/CN=a\\+b,é"<>/2.5.4.45=x/UID=z/emailAddress=a@b');
  expect(nameHash(name)).toBe('f460ff1c');
  expect(nameHashOld(name)).toBe('a5e736e2');
});
