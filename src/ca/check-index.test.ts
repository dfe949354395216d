import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newCa } from '../../test/ca/scratch.ts';
import { checkIndex } from './check-index.ts';
import { issueClient } from './issue.ts';
import { issueCrl } from './issue-crl.ts';
import { type Ca, openCa } from './open-ca.ts';

const line = (serial: string, subject: string, status = 'V'): string =>
  `${status}\t270102030405Z\t${status === 'R' ? '260102030405Z' : ''}\t${serial}\tunknown\t${subject}\n`;

async function check(change: (ca: Ca) => Promise<void> | void, expected: string[]): Promise<void> {
  const ca = await newCa();
  await change(ca);
  expect(checkIndex(openCa(ca.layout.dir, { now: ca.now })).map(({ id }) => id)).toEqual(expected);
}

describe('index', () => {
  it('is sound where it is', () => check(async (ca) => void (await issueClient(ca, { name: 'a' })), []));

  it('is damaged, torn, or lacks its newline', async () => {
    await check(({ layout }) => writeFileSync(layout.index, 'V\tx\n'), ['ca-index-damaged']);
    await check(
      async (ca) => {
        await issueClient(ca, { name: 'a' });
        writeFileSync(ca.layout.index, readFileSync(ca.layout.index, 'latin1').trimEnd());
      },
      ['ca-index-last-line'],
    );
  });

  it('has numbers that are none', async () => {
    await check(
      ({ layout }) => {
        writeFileSync(layout.serial, '?');
        writeFileSync(layout.crlnumber, '');
      },
      ['ca-number-damaged', 'ca-number-damaged'],
    );
  });

  it('has a serial twice, or a subject where that may not be', async () => {
    await check(
      ({ layout }) => {
        writeFileSync(layout.index, line('01', '/CN=a') + line('01', '/CN=b'));
        for (const serial of ['01']) writeFileSync(join(layout.newcerts, `${serial}.pem`), '');
      },
      ['ca-duplicate-serial'],
    );
    await check(
      ({ layout }) => {
        writeFileSync(layout.attr, 'unique_subject = yes\n');
        writeFileSync(layout.index, line('01', '/CN=a', 'R') + line('02', '/CN=a') + line('03', '/CN=a'));
        rmSync(layout.newcerts, { recursive: true });
      },
      ['ca-subject-taken-twice', 'ca-crl-missing'],
    );
  });

  it('and the copies do not agree', async () => {
    await check(
      ({ layout }) => {
        writeFileSync(layout.index, line('01', '/CN=a'));
        writeFileSync(join(layout.newcerts, '02.pem'), '');
      },
      ['ca-copy-missing', 'ca-entry-missing'],
    );
  });

  it('and the CRL do not agree', async () => {
    await check(
      async (ca) => {
        await issueCrl(ca);
        appendFileSync(ca.layout.index, line('01', '/CN=a', 'R'));
        writeFileSync(join(ca.layout.newcerts, '01.pem'), '');
      },
      ['ca-crl-incomplete'],
    );
    const then = new Date('2020-01-01T00:00:00Z');
    const ca = await newCa({ now: () => then });
    await issueCrl(ca);
    expect(checkIndex(openCa(ca.layout.dir)).map(({ id }) => id)).toEqual(['ca-crl-expired']);
  });
});
