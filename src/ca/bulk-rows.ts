import { TlsqlError } from '../base/error.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { Name } from '../x509/name.ts';
import { oneline } from '../x509/name-oneline.ts';
import { parseNameText } from '../x509/name-text.ts';
import type { CsvRow } from './csv.ts';
import { fileBase } from './file-names.ts';
import { refuseCaSubject } from './issue.ts';
import { subjectMaker } from './leaf.ts';
import type { Profile } from './profiles.ts';
import { formatName, nameOfServer, parseNames, type ServerName } from './server-names.ts';

/** A certificate that a row asks for, checked. */
export interface BulkRow {
  readonly line: number;
  readonly name: string;
  /** First part of its file names. */
  readonly base: string;
  readonly subject: Name;
  readonly profile: Profile;
  readonly names: readonly ServerName[];
  readonly days: number | undefined;
}

/** A row that can't be issued, and why. */
export interface BadRow {
  readonly line: number;
  readonly name: string;
  readonly why: string;
}

/** Reads rows one after the other: the first may say what the columns are. */
export type RowReader = (row: CsvRow) => BulkRow | BadRow | undefined;

const columnNames = ['name', 'profile', 'san', 'subject', 'days'] as const;

/**
 * A reader of rows with the columns `name`, `profile`, `san` (names divided by blanks or semicolons), `subject`, `days`, in the
 * order that a first row with the word `name` says, else in this one. Every value is checked as for a single certificate.
 */
export function rowReader(ca: Certificate, profile: Profile): RowReader {
  let columns: readonly string[] = columnNames;
  let first = true;
  const makeSubject = subjectMaker(ca);
  return (row) => {
    const header = first && row.cells.some((cell) => cell.toLowerCase() === 'name');
    first = false;
    if (header) {
      columns = row.cells.map((cell) => cell.toLowerCase());
      const unknown = columns.filter((column) => !(columnNames as readonly string[]).includes(column));
      return unknown.length === 0
        ? undefined
        : {
            line: row.line,
            name: '',
            why: `unknown columns: ${unknown.join(', ')} (there are ${columnNames.join(', ')})`,
          };
    }
    const cell = (column: string): string => row.cells[columns.indexOf(column)] ?? '';
    try {
      if (row.cells.length > columns.length)
        return { line: row.line, name: cell('name'), why: `${row.cells.length} cells for ${columns.length} columns` };
      return { line: row.line, ...readRow(cell, ca, profile, makeSubject) };
    } catch (error) {
      if (!(error instanceof TlsqlError)) throw error;
      return { line: row.line, name: cell('name'), why: error.message };
    }
  };
}

/** True for a row that can't be issued. */
export const isBad = (row: BulkRow | BadRow): row is BadRow => 'why' in row;

function readRow(
  cell: (column: string) => string,
  ca: Certificate,
  preset: Profile,
  makeSubject: (name: string) => Name,
): Omit<BulkRow, 'line'> {
  const name = cell('name');
  if (name === '') refuse('an empty name');
  const profile = profileOf(cell('profile').toLowerCase(), preset);
  const subject = cell('subject') === '' ? makeSubject(name) : parseNameText(cell('subject'));
  refuseCaSubject(subject, ca);
  const given = parseNames(cell('san').split(/[;\s]+/));
  const own = profile === 'client' ? undefined : nameOfServer(name);
  const names = own === undefined || given.some((one) => formatName(one) === formatName(own)) ? given : [own, ...given];
  if (profile !== 'client' && names.length === 0) refuse(`${oneline(subject)} has no name that a client could verify`);
  const days = cell('days') === '' ? undefined : Number(cell('days'));
  if (days !== undefined && !(days > 0 && days <= 36_525)) refuse(`days ${JSON.stringify(cell('days'))}`);
  return { name, base: fileBase(name), subject, profile, names, days };
}

function profileOf(text: string, preset: Profile): Profile {
  if (text === '') return preset;
  if (text === 'server' || text === 'client' || text === 'peer') return text;
  return refuse(`profile ${JSON.stringify(text)}; there are server, client and peer`);
}

function refuse(seen: string): never {
  throw new TlsqlError('issue-refused', { seen });
}
