import { describe, expect, it } from 'vitest';
import { hex } from '../../test/x509/truncations.ts';
import { tags } from './der.ts';
import { makeName, type Name } from './name.ts';
import { oneline } from './name-oneline.ts';
import { parseOneline } from './name-text.ts';

const one = (oid: string, tag: number, value: Uint8Array): Name => makeName([[{ oid, tag, value }]]);
const text = (value: string): Uint8Array => Buffer.from(value);

describe('oneline', () => {
  it('escapes bytes, slashes and pluses as OpenSSL 3 does', () => {
    const name = parseOneline('/C=PT/O=a\\/b+OU=c d/CN=a\\+b,é"<>=\\\\/UID=z/emailAddress=a@b');
    expect(oneline(name)).toBe('/C=PT/O=a\\/b+OU=c d/CN=a\\+b,\\xC3\\xA9"<>=\\/UID=z/emailAddress=a@b');
    expect(oneline(name, 'openssl1')).toBe('/C=PT/O=a/b/OU=c d/CN=a+b,\\xC3\\xA9"<>=\\/UID=z/emailAddress=a@b');
    expect(oneline(name, 'yassl')).toBe('/C=PT/O=a/b/OU=c d/CN=a+b,é"<>=\\/emailAddress=a@b');
  });

  it('writes the bytes of wide strings, and dotted types that have no name', () => {
    expect(oneline(one('2.5.4.3', tags.bmpString, hex('004d00fc')))).toBe('/CN=\\x00M\\x00\\xFC');
    expect(oneline(one('2.5.4.3', tags.bmpString, hex('004d')), 'yassl')).toBe('/CN=');
    expect(oneline(one('1.2.3.4', tags.utf8String, text('a\x7f')))).toBe('/1.2.3.4=a\\x7F');
    expect(oneline(makeName([]))).toBe('');
  });

  it('writes what OpenSSL keeps of values that are no text', () => {
    expect(oneline(one('2.5.4.45', tags.bitString, hex('0061')))).toBe('/x500UniqueIdentifier=a');
    expect(oneline(one('2.5.4.45', tags.sequence, hex('0c0161')))).toBe('/x500UniqueIdentifier=0\\x03\\x0C\\x01a');
  });

  it('keeps the order of the certificate', () => {
    expect(oneline(parseOneline('/CN=a/C=PT/O=b'))).toBe('/CN=a/C=PT/O=b');
  });
});
