import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodePem, pemBlocks, readPem } from './pem.ts';

const block = encodePem('CERTIFICATE', Uint8Array.of(1, 2, 3));
const der = Buffer.from([1, 2, 3]);

/** What reading gives: labels with lines, and problem codes with lines. */
function check(text: string | Uint8Array, blocks: readonly string[], problems: readonly string[] = []): void {
  const file = readPem(text, 'f.pem');
  expect(file.blocks.map(({ label, line }) => `${label}:${line}`)).toEqual(blocks);
  expect(file.problems.map(({ error, line }) => `${error.code}:${line}`)).toEqual(problems);
  for (const { der: bytes } of file.blocks) expect(Buffer.from(bytes)).toEqual(der);
}

describe('readPem', () => {
  it('reads what OpenSSL reads', () => {
    check(block, ['CERTIFICATE:1']);
    check(Buffer.from(block), ['CERTIFICATE:1']);
    check(block.replaceAll('\n', '\r\n'), ['CERTIFICATE:1']);
    check(block.replaceAll('\n', ' \t\n'), ['CERTIFICATE:1']);
    check(`subject=x\n\n${block}text\n${block}`, ['CERTIFICATE:3', 'CERTIFICATE:7']);
    check(block.trimEnd(), ['CERTIFICATE:1']);
    check(`-----BEGIN X-----\n\nAQID\n-----END X-----`, ['X:1']);
    check(`-----BEGIN X-----\nA\nQ\nID\n-----END X-----`, ['X:1']);
    check('', []);
  });

  it('reads header lines', () => {
    const { blocks } = readPem(
      '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAQID\n-----END RSA PRIVATE KEY-----\n',
      'k',
    );
    expect([...(blocks[0]?.headers ?? [])]).toEqual([
      ['Proc-Type', '4,ENCRYPTED'],
      ['DEK-Info', 'AES-128-CBC,00'],
    ]);
  });

  it('names what is wrong, with its line', () => {
    check(`\ufeff${block}`, ['CERTIFICATE:1'], ['pem-bom:1']);
    check(Buffer.from(`\ufeff${block}`), ['CERTIFICATE:1'], ['pem-bom:1']);
    check(Buffer.from(`\ufeff${block}`, 'utf16le'), [], ['pem-utf16:1']);
    check(Buffer.from(block, 'utf16le'), [], ['pem-utf16:1']);
    check(block.replaceAll('\n', '\r'), [], ['pem-bad-line-ends:1']);
    check(block.replaceAll('\n', ' '), [], ['pem-bad-line-ends:1']);
    check(block.replaceAll('\n', '\\n'), [], ['pem-bad-line-ends:1']);
    check(block.replace(/^/gm, '  '), [], ['pem-indented:1']);
    check(block.replace('AQID', 'AQI'), [], ['pem-bad-base64:3']);
    check(block.replace('AQID', 'AQ?D'), [], ['pem-bad-base64:2']);
    check(block.replace('AQID', 'AQ==\nAQID'), [], ['pem-bad-base64:3']);
    check(block.replace('AQID', 'AQID\n\nAQID'), [], ['pem-bad-base64:3']);
    check(block.replace('AQID\n', ''), [], ['pem-bad-base64:2']);
    check(block.replace('END CERT', 'END X'), [], ['pem-end-mismatch:3']);
    check('-----BEGIN X-----\nAQID\n', [], ['pem-end-missing:3']);
    check(`-----BEGIN X-----\nAQID\n${block}`, ['CERTIFICATE:3'], ['pem-end-missing:3']);
    check('-----BEGIN X-----\nA: b\nAQID\n-----END X-----', [], ['pem-bad-header:2']);
    check('-----BEGIN X-----\nProc-Type: 4,ENCRYPTED\nAQID\n-----END X-----', [], ['pem-bad-header:3']);
  });

  it('says what was seen', () => {
    const { problems } = readPem(block.replace('AQID', 'AQ\u201cD'), 'f.pem');
    expect(problems[0]?.error.message).toContain('f.pem:2: the character U+201C');
  });
});

describe('pemBlocks', () => {
  it('gives the wanted blocks or the first thing that is wrong', () => {
    expect(pemBlocks(`${block}${encodePem('X', der)}`, 'f', ['X'])).toHaveLength(1);
    expect(pemBlocks(`\ufeff${block}`, 'f', ['CERTIFICATE'])).toHaveLength(1);
    expect(() => pemBlocks('text', 'f', ['X'])).toThrow(expect.objectContaining({ code: 'pem-no-block' }));
    expect(() => pemBlocks(block, 'f', ['X', 'Y'])).toThrow('f:1: CERTIFICATE (expected X or Y)');
    expect(() => pemBlocks(`${block}-----BEGIN X-----`, 'f', ['CERTIFICATE'])).toThrow(
      expect.objectContaining({ code: 'pem-end-missing' }),
    );
  });

  it('reads back what encodePem wrote', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (bytes) => {
        const text = encodePem('X', bytes);
        expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(64);
        expect(Buffer.from(pemBlocks(text, 'f', ['X'])[0]?.der ?? [])).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it('never throws without a code', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '-----BEGIN X-----',
            '-----END X-----',
            '-----',
            'AQID',
            'A:b',
            '',
            '\n',
            '\r',
            ' ',
            '=',
            '\0',
          ),
        ),
        (parts) => {
          readPem(parts.join(''), 'f');
        },
      ),
    );
  });
});

it('takes a list of 100,000 revoked certificates, which is this long, within the test’s time', () => {
  const text = encodePem('X509 CRL', new Uint8Array(4_200_000));
  expect(pemBlocks(text, 'f', ['X509 CRL'])[0]?.der.length).toBe(4_200_000);
});

it('tells a hundred problems of a file that has one in every line', () => {
  expect(readPem('-----BEGIN CERTIFICATE-----\n'.repeat(5000), 'x').problems).toHaveLength(100);
});
