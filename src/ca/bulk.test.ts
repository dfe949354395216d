import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultyDisk } from '../../test/ca/faulty-disk.ts';
import { codeOf, dropLocks, newCa, opensslVerify, scratch } from '../../test/ca/scratch.ts';
import { type BulkOptions, issueBulk } from './bulk.ts';
import type { BadRow } from './bulk-rows.ts';
import { checkCa } from './check-ca.ts';
import { makeIntermediate } from './make-intermediate.ts';
import { type Ca, openCa } from './open-ca.ts';

const timeout = 60_000;

function csvOf(text: string): string {
  const path = join(scratch(), 'names.csv');
  writeFileSync(path, text);
  return path;
}
const names = (count: number): string => Array.from({ length: count }, (_, index) => `client-${index}\n`).join('');
const lines = (ca: Ca): string[] =>
  readFileSync(ca.layout.index, 'latin1')
    .trim()
    .split('\n')
    .filter((line) => line !== '');

/** Every certificate has its key, its line and its copy; returns how many. */
async function checkWhole(ca: Ca, out: string): Promise<number> {
  const files = readdirSync(out).filter((name) => !name.startsWith('.'));
  const certificates = files.filter((name) => name.endsWith('-cert.pem'));
  expect(files.filter((name) => name.endsWith('-key.pem'))).toHaveLength(certificates.length);
  expect(lines(ca)).toHaveLength(certificates.length);
  expect(readdirSync(ca.layout.newcerts)).toHaveLength(certificates.length);
  expect(await checkCa(ca)).toMatchObject({ verdict: 'sound', findings: [] });
  return certificates.length;
}

describe('bulk', () => {
  it('refuses a file that asks for nothing, and makes no folder', async () => {
    const ca = await newCa();
    const folder = scratch();
    for (const text of ['', '\n\n', 'name,san\n'])
      expect(await codeOf(issueBulk(ca, { csv: csvOf(text), out: join(folder, 'out') }))).toBe('csv-empty');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('makes what openssl verifies, in several batches', { timeout }, async () => {
    const ca = await newCa();
    const out = join(scratch(), 'out');
    const seen: number[] = [];
    const done = await issueBulk(ca, {
      csv: csvOf(`name,profile,san\n${names(7)}db1,server,IP:10.0.0.5\n`),
      out,
      batch: 3,
      onProgress: ({ made }) => seen.push(made),
    });
    expect([done.made, done.total, done.skipped, seen]).toEqual([8, 8, 0, [3, 6, 8]]);
    expect(await checkWhole(ca, out)).toBe(8);
    for (const [name, purpose] of [
      ['client-6', 'sslclient'],
      ['db1', 'sslserver'],
    ] as const) {
      expect(
        opensslVerify([
          '-x509_strict',
          '-CAfile',
          ca.certificatePath,
          '-purpose',
          purpose,
          join(out, `${name}-cert.pem`),
        ]),
      ).toBe('OK');
    }
    expect(statSync(join(out, 'db1-key.pem')).mode & 0o777).toBe(0o600);
  });

  it('tells all bad rows and makes nothing then', async () => {
    const ca = await newCa();
    const out = join(scratch(), 'out');
    const bad: BadRow[] = [];
    const wanted: BulkOptions = {
      csv: csvOf(`good\n${'x'.repeat(65)}\ngood\nfine\n`),
      out,
      onBadRow: (row) => bad.push(row),
    };
    expect(await codeOf(issueBulk(ca, wanted))).toBe('csv-rows-bad');
    expect(bad.map(({ line }) => line)).toEqual([2, 3]);
    expect(lines(ca)).toEqual([]);
  });

  it('stopped between batches it goes on with resume', { timeout }, async () => {
    const ca = await newCa();
    const out = join(scratch(), 'out');
    const abort = new AbortController();
    const wanted: BulkOptions = {
      csv: csvOf(names(10)),
      out,
      batch: 3,
      signal: abort.signal,
      onProgress: ({ made }) => made >= 6 && abort.abort(),
    };
    expect(await codeOf(issueBulk(ca, wanted))).toBe('interrupted');
    expect(await checkWhole(ca, out)).toBe(6);
    const { signal: _gone, ...rest } = wanted;
    expect(await codeOf(issueBulk(ca, rest))).toBe('csv-rows-bad');
    expect(await issueBulk(ca, { ...rest, resume: true })).toMatchObject({ made: 4, skipped: 6 });
    expect(await checkWhole(ca, out)).toBe(10);
  });

  it('killed at any step the folder is sound after ca check, and resume makes the rest', { timeout }, async () => {
    const counting = faultyDisk(Number.POSITIVE_INFINITY, 'kill');
    await issueBulk(
      { ...(await newCa()), disk: counting.disk },
      { csv: csvOf(names(4)), out: join(scratch(), 'out'), batch: 2 },
    );
    for (let at = 3; at < counting.steps(); at += 5) {
      const ca = await newCa();
      const out = join(scratch(), 'out');
      const wanted = { csv: csvOf(names(4)), out, batch: 2 };
      await issueBulk({ ...ca, disk: faultyDisk(at, 'kill-half').disk }, wanted).catch(() => undefined);
      dropLocks(ca.layout.dir);
      await checkCa(ca);
      const made = await checkWhole(ca, out);
      expect(await issueBulk(ca, { ...wanted, resume: true }), `step ${at}`).toMatchObject({
        made: 4 - made,
        skipped: made,
      });
      expect(await checkWhole(ca, out)).toBe(4);
    }
  });

  it('with a full disk nothing of the batch is left', { timeout }, async () => {
    const ca = await newCa();
    const out = join(scratch(), 'out');
    const wanted = { csv: csvOf(names(4)), out, batch: 2 };
    expect(await codeOf(issueBulk({ ...ca, disk: faultyDisk(14, 'full').disk }, wanted))).toBe('disk-full');
    expect([0, 2]).toContain(await checkWhole(ca, out));
  });

  it('counts where the folder counts, signs with a command, writes chains, replaces with force', {
    timeout,
  }, async () => {
    const ca = await newCa();
    writeFileSync(join(ca.layout.dir, 'openssl.cnf'), '');
    writeFileSync(ca.layout.serial, '0A\n');
    const command = `openssl pkeyutl -sign -inkey ${ca.layout.key} -pkeyopt digest:sha256`;
    const counting = openCa(ca.layout.dir, { keyCommand: command });
    const out = join(scratch(), 'out');
    const wanted = { csv: csvOf(names(5)), out, batch: 2 };
    await issueBulk(counting, wanted);
    expect(lines(ca).map((line) => line.split('\t')[3])).toEqual(['0A', '0B', '0C', '0D', '0E']);
    expect(readFileSync(ca.layout.serial, 'latin1')).toBe('0F\n');
    const dir = join(scratch(), 'below');
    await makeIntermediate(openCa(ca.layout.dir), { dir, subject: '/CN=Clients CA' });
    await issueBulk(openCa(dir), { ...wanted, force: true });
    expect(
      opensslVerify([
        '-CAfile',
        ca.certificatePath,
        '-untrusted',
        join(out, 'client-4-chain.pem'),
        join(out, 'client-4-chain.pem'),
      ]),
    ).toBe('OK');
  });
});
