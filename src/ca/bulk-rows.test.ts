import { describe, expect, it } from 'vitest';
import { subject } from '../../test/ca/scratch.ts';
import { makeCa } from '../../test/make/certificates.ts';
import { parseCertificate } from '../x509/certificate.ts';
import { oneline } from '../x509/name-oneline.ts';
import { type BadRow, type BulkRow, isBad, rowReader } from './bulk-rows.ts';
import { formatName } from './server-names.ts';

const certificate = parseCertificate(makeCa(subject).der);

function read(...rows: string[][]): (BulkRow | BadRow)[] {
  const reader = rowReader(certificate, 'client');
  return rows.flatMap((cells, index) => reader({ line: index + 1, cells }) ?? []);
}
const short = (row: BulkRow | BadRow): unknown =>
  isBad(row)
    ? `bad: ${row.why}`
    : [row.base, oneline(row.subject), row.profile, row.names.map(formatName).join(' '), row.days];

describe('rows', () => {
  it('have the columns in their order, or in the one that the first row says', () => {
    expect(read(['alice'], ['db1', 'server', 'db1.example IP:10.0.0.5;db1', '', '30']).map(short)).toEqual([
      ['alice', '/C=PT/O=Example/CN=alice', 'client', '', undefined],
      ['db1', '/C=PT/O=Example/CN=db1', 'server', 'DNS:db1.example IP:10.0.0.5 DNS:db1', 30],
    ]);
    expect(read(['Subject', 'Name'], ['/CN=x', 'a b']).map(short)).toEqual([['a_b', '/CN=x', 'client', '', undefined]]);
  });

  it('are bad for what a single certificate is refused for', () => {
    const bad = read(
      ['name', 'profile', 'san', 'subject', 'days'],
      ['', '', '', '', ''],
      ['a', 'king', '', '', ''],
      ['a', 'server', 'DNS:10.0.0.5', '', ''],
      ['a b', 'server', '', '', ''],
      ['a', '', '', 'nonsense', ''],
      ['a', '', '', '/C=PT/O=Example/CN=Example CA', ''],
      ['a', '', '', '', '-1'],
      ['a', '', '', '', 'x'],
      ['x'.repeat(65), '', '', '', ''],
      ['a', '', '', '', '', 'more'],
    );
    expect(bad).toHaveLength(10);
    expect(bad.filter(isBad)).toHaveLength(10);
    expect(bad.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(read(['name', 'colour'], ['a', 'red']).filter(isBad)).toHaveLength(1);
  });
});
