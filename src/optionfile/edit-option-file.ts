import { fail, invariant } from '../base/error.ts';
import { optionIdentity } from './effective-options.ts';
import { binaryBytes, binaryText } from './option-bytes.ts';
import type { OptionFileDialect } from './option-file-dialect.ts';
import { type Entry, entriesOf, isSaid, type OptionEdit, rawOf, withEdit } from './option-file-entries.ts';
import { type OptionFile, parseOptionFile } from './parse-option-file.ts';

/** Lines that differ. Texts are binary (option-bytes.ts), line ends included; a list of these undoes an edit. */
export interface OptionFileChange {
  /** Byte offset in the file after the edit. */
  readonly offset: number;
  /** Number of the first line concerned in the file before the edit, from 1. */
  readonly line: number;
  readonly removed: string;
  readonly added: string;
}

/** A file after an edit. */
export interface EditedOptionFile {
  readonly bytes: Uint8Array;
  /** Empty when the file says all that already: `bytes` then equals what was given. */
  readonly changes: readonly OptionFileChange[];
}

/**
 * Edits an option file in place: only lines that must differ do; comments, order, quotes, blanks and line ends stay.
 * - `set` changes the line that counts in that group (the last one, in whatever spelling) and leaves those it overrides; where
 *   there is none, the option comes behind its commented-out line, else behind the last option of the group's last section,
 *   else in a new section at the end.
 * - `remove` takes out every line of the option in that group, or an earlier one would count again.
 *
 * What includes and other files make of it: edit-outcome.ts.
 * Fails with `option-file-refused` for a file that programs stop at or see only in part, `option-name-invalid`,
 * `option-value-invalid`.
 */
export function editOptionFile(
  bytes: Uint8Array,
  dialect: OptionFileDialect,
  edits: readonly OptionEdit[],
  path = 'option file',
): EditedOptionFile {
  const file = parseOptionFile(bytes, dialect, { name: path });
  refuseUnsound(file, path);
  for (const edit of edits) checkNames(edit);
  const before = entriesOf(file.lines);
  const after = edits.reduce((entries, edit) => withEdit(entries, edit, dialect), before);
  const edited = binaryBytes(after.map(rawOf).join(''));
  const again = parseOptionFile(edited, dialect);
  const done = lastOnes(edits, dialect).every((edit) => isSaid(entriesOf(again.lines), edit, dialect));
  invariant(done && again.fault === null, 'an edit of an option file that does not say what it should');
  return { bytes: edited, changes: changesBetween(before, after) };
}

/** Takes changes back. Fails with `edit-not-undoable` when the lines are no longer as the edit left them. */
export function undoOptionEdit(
  bytes: Uint8Array,
  changes: readonly OptionFileChange[],
  path = 'option file',
): Uint8Array {
  let text = binaryText(bytes);
  for (const { offset, line, removed, added } of changes.toReversed()) {
    if (offset > text.length || !text.startsWith(added, offset)) {
      fail('edit-not-undoable', { at: `${path}:${line}`, seen: 'the file is not as the edit left it' });
    }
    text = text.slice(0, offset) + removed + text.slice(offset + added.length);
  }
  return binaryBytes(text);
}

function refuseUnsound(file: OptionFile, path: string): void {
  const refuse = (line: number, seen: string, problem: string): never =>
    fail('option-file-refused', { at: `${path}:${line}`, seen, fields: { problem } });
  if (file.fault !== null) refuse(file.fault.line, file.fault.text, file.fault.id);
  const zero = file.lines.find((line) => line.text.includes('\0'));
  if (zero !== undefined) refuse(zero.number, 'a zero byte', 'zero-byte');
  const piece = file.lines.slice(0, -1).find((line) => line.end === '');
  if (piece !== undefined) refuse(piece.number, 'a line so long that MariaDB reads it in pieces', 'line-too-long');
}

function checkNames({ group, name }: OptionEdit): void {
  if (!/^[a-z0-9][\w.-]*$/i.test(name)) {
    fail('option-name-invalid', { seen: `an option '${name}'`, expected: 'letters, digits, dashes, underscores' });
  }
  if (!/^[\w.-]+$/.test(group)) {
    fail('option-name-invalid', { seen: `a group '${group}'`, expected: 'letters, digits, dashes, underscores, dots' });
  }
}

/** The edits that no later one takes back. */
function lastOnes(edits: readonly OptionEdit[], dialect: OptionFileDialect): readonly OptionEdit[] {
  const key = (edit: OptionEdit): string => `${edit.group.toLowerCase()} ${optionIdentity(edit.name, dialect)}`;
  return [...new Map(edits.map((edit) => [key(edit), edit])).values()];
}

/** Hunks of lines that differ; what stands between two is equal. */
function changesBetween(before: readonly Entry[], after: readonly Entry[]): readonly OptionFileChange[] {
  const changes: OptionFileChange[] = [];
  let at = 0;
  let offset = 0;
  let open: { offset: number; line: number; removed: string; added: string } | null = null;
  const hunk = (): { offset: number; line: number; removed: string; added: string } => {
    open ??= { offset, line: before[at]?.line.number ?? (before.at(-1)?.line.number ?? 0) + 1, removed: '', added: '' };
    return open;
  };
  const removeUpTo = (index: number): void => {
    for (const entry of before.slice(at, index)) hunk().removed += rawOf(entry);
    at = Math.max(at, index);
  };
  for (const entry of after) {
    const raw = rawOf(entry);
    if (entry.from !== null) removeUpTo(entry.from);
    const old = entry.from === null ? undefined : before[entry.from];
    if (old !== undefined && rawOf(old) === raw) {
      if (open !== null) changes.push(open);
      open = null;
    } else {
      if (old !== undefined) hunk().removed += rawOf(old);
      hunk().added += raw;
    }
    if (entry.from !== null) at = entry.from + 1;
    offset += raw.length;
  }
  removeUpTo(before.length);
  if (open !== null) changes.push(open);
  return changes;
}
