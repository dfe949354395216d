import { join, resolve } from 'node:path';
import { fail } from '../base/error.ts';
import { parseCertificates } from '../x509/certificate.ts';
import type { KeySpec } from '../x509/key-pair.ts';
import { oneline } from '../x509/name-oneline.ts';
import { type Made, type MakeOrder, maker } from './bulk-make.ts';
import { bulkOrders, countedSerials } from './bulk-orders.ts';
import { planBulk } from './bulk-plan.ts';
import { type BulkPool, startPool } from './bulk-pool.ts';
import type { BadRow, BulkRow } from './bulk-rows.ts';
import { changeFolder, makeFolder, type Turn } from './change-folder.ts';
import type { Changes, NewFile } from './changes.ts';
import { realDisk } from './disk.ts';
import { formatIndexLine, normalSerial } from './index-file.ts';
import { intermediates } from './issue.ts';
import type { Ca } from './open-ca.ts';
import { makeOutput, outputFiles } from './output.ts';
import type { Profile } from './profiles.ts';
import type { FileHelper } from './share-files.ts';
import { verifyIssued } from './verify-issued.ts';
import { writeFiles } from './write-files.ts';

/** What is to be made of a CSV file. */
export interface BulkOptions {
  readonly csv: string;
  readonly out: string;
  /** For rows that don't say; `client` unless given. */
  readonly profile?: Profile;
  readonly key?: KeySpec;
  readonly legacy?: boolean;
  /** For rows that don't say; 397 unless given. */
  readonly days?: number;
  readonly resume?: boolean;
  readonly force?: boolean;
  /** Certificates in one transaction; 2000 unless given. */
  readonly batch?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: BulkProgress) => void;
  /** Told of every row that can't be issued, before the error. */
  readonly onBadRow?: (row: BadRow) => void;
}

/** How far it is. */
export interface BulkProgress {
  readonly made: number;
  readonly total: number;
  readonly perSecond: number;
}

/** What was made. */
export interface BulkDone extends BulkProgress {
  /** Rows that an earlier run had made. */
  readonly skipped: number;
  readonly out: string;
  readonly seconds: number;
}

/**
 * Issues a certificate for every row of a CSV file. All rows are checked before anything is made: bad ones are all told
 * (`onBadRow`, then `csv-rows-bad`) and none is issued; a file without rows is `csv-empty`. Then every batch is one transaction: stopped anywhere the folder is
 * sound, and `resume` goes on. Memory doesn't grow with the file.
 */
export async function issueBulk(ca: Ca, options: BulkOptions): Promise<BulkDone> {
  const out = resolve(options.out);
  const { profile = 'client', resume = false, force = false, batch = 2000 } = options;
  const plan = await planBulk(ca, { csv: options.csv, out, profile, resume, force });
  for (const row of plan.bad) options.onBadRow?.(row);
  refuseBad(plan.bad, options.csv);
  if (plan.total + plan.skipped === 0)
    fail('csv-empty', { at: options.csv, seen: 'no row with a name', expected: 'a name a line' });
  makeOutput(out);
  makeFolder(ca.disk, ca.layout.newcerts, 0o755);
  const started = performance.now();
  let made = 0;
  const progress = (): BulkProgress => ({
    made,
    total: plan.total,
    perSecond: Math.round(made / Math.max(0.001, (performance.now() - started) / 1000)),
  });
  const source = startMaking(ca, options);
  try {
    for await (const pending of ahead(batches(plan.rows(), batch), (rows) => source.begin(rows))) {
      if (options.signal?.aborted === true) interrupted(progress());
      await changeFolder(ca.place, ca.disk, (turn) => record(ca, turn, pending, out, options, source.write), ca.lock);
      made += pending.rows.length;
      options.onProgress?.(progress());
    }
  } finally {
    await source.close();
  }
  return { ...progress(), skipped: plan.skipped, out, seconds: Math.round(performance.now() - started) / 1000 };
}

/** A batch whose certificates are being made. */
interface Pending {
  readonly rows: readonly BulkRow[];
  /** Its certificates; with serials of the folder where it counts. */
  readonly finish: (turn: Turn) => Promise<{ made: Made[]; orders: readonly MakeOrder[]; next?: string }>;
}

/** Who makes the certificates and helps to write them. */
interface Making {
  readonly begin: (rows: readonly BulkRow[]) => Pending;
  readonly write: FileHelper;
  readonly close: () => Promise<void>;
}

/** Makes certificates in threads, ahead of their turn; in this one where the folder counts serials or a command signs. */
function startMaking(ca: Ca, options: BulkOptions): Making {
  // Threads write to the disk itself; a test's disk is in this one.
  const write: FileHelper = async (files) => writeFiles(ca.disk, files);
  const signer = ca.signer();
  const { legacy = false, key = legacy ? 'rsa:2048' : 'ec:P-256' } = options;
  const data = {
    caCertificate: ca.certificate.der,
    key,
    legacy,
    ...(signer.key === undefined ? {} : { caKey: signer.key }),
  };
  if (ca.layout.serials === 'counts' || signer.key === undefined) {
    const make = maker(data, signer);
    const finish = async (rows: readonly BulkRow[]): Promise<Awaited<ReturnType<Pending['finish']>>> => {
      const serials = ca.layout.serials === 'counts' ? countedSerials(ca, rows.length) : [];
      const orders = bulkOrders(ca, rows, options.days, serials);
      const next = serials.at(-1)?.next;
      return { made: await make(orders), orders, ...(next === undefined ? {} : { next }) };
    };
    return { begin: (rows) => ({ rows, finish: () => finish(rows) }), write, close: async () => undefined };
  }
  const pool: BulkPool = startPool(data);
  return {
    begin: (rows) => {
      const orders = bulkOrders(ca, rows, options.days);
      const made = pool.make(orders);
      // Whoever waits for it gets the error; until then it must not count as unhandled.
      made.catch(() => undefined);
      return { rows, finish: async () => ({ made: await made, orders }) };
    },
    write: ca.disk === realDisk ? pool.write : write,
    close: pool.close,
  };
}

async function record(
  ca: Ca,
  turn: Turn,
  pending: Pending,
  out: string,
  options: BulkOptions,
  helper: FileHelper,
): Promise<void> {
  const { made, orders, next } = await pending.finish(turn);
  // What the CA's certificate forbids it forbids to all alike, but for name constraints.
  const constrained = ca.certificate.extensions.nameConstraints !== undefined;
  for (const [index, { certificatePem }] of (constrained ? made : made.slice(0, 1)).entries()) {
    const certificate = parseCertificates(Buffer.from(certificatePem), 'certificate')[0];
    if (certificate !== undefined) verifyIssued(ca, certificate, pending.rows[index]?.profile ?? 'client');
  }
  const between = intermediates(ca);
  const files: NewFile[] = [];
  const copies: NewFile[] = [];
  const append: string[] = [];
  made.forEach(({ serial, certificatePem, keyPem }, index) => {
    const row = pending.rows[index];
    const order = orders[index];
    if (row === undefined || order === undefined) return;
    const chainPem = between === undefined ? undefined : certificatePem + between;
    files.push(...outputFiles(out, row.base, { certificatePem, keyPem, chainPem }));
    copies.push({
      path: join(ca.layout.newcerts, `${normalSerial(serial)}.pem`),
      bytes: Buffer.from(certificatePem),
      mode: 0o644,
    });
    append.push(
      formatIndexLine({
        status: 'V',
        notAfter: order.notAfter,
        serial: normalSerial(serial),
        file: 'unknown',
        subject: oneline(row.subject),
      }),
    );
  });
  const random = ca.layout.serials === 'random';
  const changes: Changes = {
    looked: true,
    create: [...(options.force === true ? [] : files), ...(random ? [] : copies)],
    unique: random ? copies : [],
    replace: options.force === true ? files : [],
    append,
    numbers: next === undefined ? [] : [{ path: ca.layout.serial, value: next }],
  };
  await turn.commitMany(changes, helper);
}

async function* batches(rows: AsyncGenerator<BulkRow>, size: number): AsyncGenerator<BulkRow[]> {
  let batch: BulkRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Begins the next two while one is worked on. */
async function* ahead<A, B>(source: AsyncGenerator<A>, begin: (item: A) => B): AsyncGenerator<B> {
  const begun: B[] = [];
  for await (const item of source) {
    begun.push(begin(item));
    const first = begun.length > 2 ? begun.shift() : undefined;
    if (first !== undefined) yield first;
  }
  yield* begun;
}

function refuseBad(bad: readonly BadRow[], csv: string): void {
  if (bad.length === 0) return;
  fail('csv-rows-bad', {
    at: csv,
    seen: `${bad.length} rows, the first in line ${bad[0]?.line}: ${bad[0]?.why}`,
    fields: { rows: bad.length },
  });
}

function interrupted({ made, total }: BulkProgress): never {
  fail('interrupted', {
    seen: `${made} of ${total} certificates are made and recorded`,
    next: 'add --resume to go on',
  });
}
