import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { TlsqlError } from '../base/error.ts';
import { parseCertificates } from '../x509/certificate.ts';
import { namesEqual } from '../x509/name-compare.ts';
import { oneline } from '../x509/name-oneline.ts';
import { type BadRow, type BulkRow, isBad, rowReader } from './bulk-rows.ts';
import { indexLimit } from './changes.ts';
import { csvRows } from './csv.ts';
import { readIfThere, readWhole } from './disk.ts';
import { serialsOf } from './index-edit.ts';
import { normalSerial, parseIndex } from './index-file.ts';
import type { Ca } from './open-ca.ts';
import type { Profile } from './profiles.ts';

/** How rows are read and what may be there already. */
export interface PlanOptions {
  readonly csv: string;
  readonly out: string;
  readonly profile: Profile;
  /** Leaves out rows whose files are there, when the CA knows their certificate. */
  readonly resume: boolean;
  /** Replaces files that are there. */
  readonly force: boolean;
}

/** What a CSV file asks for, before anything is made. */
export interface BulkPlan {
  /** Rows to make. */
  readonly total: number;
  /** Rows that an earlier run made. */
  readonly skipped: number;
  /** Every row that can't be issued. */
  readonly bad: readonly BadRow[];
  /** The rows to make, read anew from the file: a list of a million is never in memory. */
  readonly rows: () => AsyncGenerator<BulkRow>;
}

/** Reads a CSV file whole and checks every row, against the rules, each other, the files that are there and the index. */
export async function planBulk(ca: Ca, options: PlanOptions): Promise<BulkPlan> {
  const bad: BadRow[] = [];
  const lines = new Map<string, number>();
  const done = new Set<string>();
  const there = new Set(existsSync(options.out) ? readdirSync(options.out) : []);
  const known = options.resume
    ? serialsOf(readIfThere(ca.layout.index, indexLimit) ?? Buffer.alloc(0))
    : new Set<string>();
  const subjects = ca.layout.uniqueSubject ? validSubjects(ca) : undefined;
  let total = 0;
  for await (const row of readRows(ca, options)) {
    const why = isBad(row)
      ? row.why
      : problemOf(row, lines, there, subjects, options, done, (path) => isOurs(ca, path, known));
    if (why !== undefined) bad.push({ line: row.line, name: row.name, why });
    else if (!isBad(row) && !done.has(row.base)) total += 1;
  }
  return {
    total,
    skipped: done.size,
    bad,
    rows: async function* () {
      for await (const row of readRows(ca, options)) if (!isBad(row) && !done.has(row.base)) yield row;
    },
  };
}

async function* readRows(ca: Ca, { csv, profile }: PlanOptions): AsyncGenerator<BulkRow | BadRow> {
  const read = rowReader(ca.certificate, profile);
  try {
    for await (const row of csvRows(csv)) {
      const found = read(row);
      if (found !== undefined) yield found;
    }
  } catch (error) {
    // What comes after a quote that is not closed can't be read; the bad rows before it are told all the same.
    if (!(error instanceof TlsqlError) || error.code !== 'csv-damaged') throw error;
    const line = error.detail.fields?.line;
    yield { line: typeof line === 'number' ? line : 0, name: '', why: error.detail.seen };
  }
}

/** What is wrong with a good row beside others; undefined when nothing is, or when it is done already. */
function problemOf(
  { line, base, subject }: BulkRow,
  lines: Map<string, number>,
  there: ReadonlySet<string>,
  subjects: Set<string> | undefined,
  { force, out, resume }: PlanOptions,
  done: Set<string>,
  isOursAt: (path: string) => boolean,
): string | undefined {
  const earlier = lines.get(base);
  if (earlier !== undefined) return `the same file name (${base}) as line ${earlier}`;
  lines.set(base, line);
  const [certificate, key] = [`${base}-cert.pem`, `${base}-key.pem`];
  if (there.has(certificate) && there.has(key) && resume && isOursAt(join(out, certificate))) {
    done.add(base);
    return undefined;
  }
  const taken = [certificate, key, `${base}-chain.pem`].find((name) => there.has(name));
  if (taken !== undefined && !force)
    return `${taken} is there already${resume ? ' and is not from an earlier run' : ' (--resume goes on with an earlier run)'}`;
  const text = subjects === undefined ? '' : oneline(subject);
  if (subjects?.has(text)) return `${text} has a valid certificate, and the folder allows a subject one`;
  subjects?.add(text);
  return undefined;
}

function isOurs(ca: Ca, path: string, known: ReadonlySet<string>): boolean {
  try {
    const certificate = parseCertificates(readWhole(path), path)[0];
    return (
      certificate !== undefined &&
      namesEqual(certificate.issuer, ca.certificate.subject) &&
      known.has(normalSerial(certificate.serialHex))
    );
  } catch {
    return false;
  }
}

function validSubjects({ layout }: Ca): Set<string> {
  const text = readIfThere(layout.index, indexLimit)?.toString('latin1') ?? '';
  return new Set(
    parseIndex(text, layout.index)
      .filter(({ status }) => status === 'V')
      .map(({ subject }) => subject),
  );
}
