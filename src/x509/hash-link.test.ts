import { expect, it } from 'vitest';
import { hashLinks, isHashLinkName, isRehashFile } from './hash-link.ts';

it('numbers collisions, passes over duplicates, and keeps CRLs apart', () => {
  const links = hashLinks([
    { file: 'b', kind: 'certificate', hash: '11111111', fingerprint: 'B' },
    { file: 'a', kind: 'certificate', hash: '11111111', fingerprint: 'A' },
    { file: 'copy-of-a', kind: 'certificate', hash: '11111111', fingerprint: 'A' },
    { file: 'c', kind: 'crl', hash: '11111111', fingerprint: 'C' },
    { file: 'd', kind: 'certificate', hash: '22222222', fingerprint: 'D' },
  ]);
  expect(links.map(({ link, file }) => `${link}=${file}`)).toEqual([
    '11111111.0=a',
    '11111111.1=b',
    '11111111.r0=c',
    '22222222.0=d',
  ]);
});

it('knows such names', () => {
  for (const name of ['0123abcd.0', '0123abcd.12', '0123abcd.r0']) expect(isHashLinkName(name)).toBe(true);
  for (const name of ['0123abc.0', '0123ABCD.0', '0123abcd', '0123abcd.r', 'a.pem'])
    expect(isHashLinkName(name)).toBe(false);
});

it('knows which files are looked into', () => {
  for (const name of ['a.pem', 'a.PEM', 'a.crt', 'a.cer', 'a.crl']) expect(isRehashFile(name)).toBe(true);
  for (const name of ['a.der', 'a.pem.bak', 'pem', '11111111.0']) expect(isRehashFile(name)).toBe(false);
});
