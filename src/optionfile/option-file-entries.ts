import { optionIdentity } from './effective-options.ts';
import { fromBinary, toBinary } from './option-bytes.ts';
import type { OptionFileDialect } from './option-file-dialect.ts';
import { booleanOf } from './option-value.ts';
import { optionValueText, parseOneLine } from './option-value-text.ts';
import type { OptionFileLine } from './parse-option-file.ts';

/** What is to be changed. `value` true: the option alone, which switches a flag on. */
export type OptionEdit = SetOption | RemoveOption;

interface SetOption {
  readonly kind: 'set';
  readonly group: string;
  readonly name: string;
  readonly value: string | true;
}

interface RemoveOption {
  readonly kind: 'remove';
  readonly group: string;
  readonly name: string;
}

/** A line of a file in work. */
export interface Entry {
  readonly line: OptionFileLine;
  /** Its index in the file as it was; null for a new one. */
  readonly from: number | null;
  /** The group that it stands in. */
  readonly group: string | null;
}

type OptionEntryLine = Extract<OptionFileLine, { readonly kind: 'option' }>;

/** The lines of a parsed file as entries. */
export function entriesOf(lines: readonly OptionFileLine[]): readonly Entry[] {
  let group: string | null = null;
  return lines.map((line, from) => {
    if (line.kind === 'group') group = line.name;
    return { line, from, group };
  });
}

/** The exact bytes of an entry, in binary. */
export function rawOf({ line }: Entry): string {
  return line.text + line.end;
}

/** The entries after an edit; the same ones when they say it already. */
export function withEdit(entries: readonly Entry[], edit: OptionEdit, dialect: OptionFileDialect): readonly Entry[] {
  if (isSaid(entries, edit, dialect)) return entries;
  const found = givers(entries, edit, dialect);
  if (edit.kind === 'remove') return entries.filter((entry) => !found.includes(entry));
  const last = found.at(-1);
  if (last?.line.kind !== 'option') return withNew(entries, edit, dialect);
  const changed = made(rewritten(last.line, edit, dialect), last.line.end, dialect);
  return entries.map((entry) => (entry === last ? { ...last, line: changed } : entry));
}

/** Whether the entries say what the edit wants; the spellings of on and off are all the same. */
export function isSaid(entries: readonly Entry[], edit: OptionEdit, dialect: OptionFileDialect): boolean {
  const last = givers(entries, edit, dialect).at(-1)?.line;
  if (edit.kind === 'remove') return last === undefined;
  if (last?.kind !== 'option') return false;
  return meaning(last.key, last.value) === meaning(edit.name, edit.value === true ? null : edit.value);
}

/** The entries that give the option in the group, in whatever spelling. */
function givers(entries: readonly Entry[], edit: OptionEdit, dialect: OptionFileDialect): readonly Entry[] {
  const identity = optionIdentity(edit.name, dialect);
  return entries.filter(
    ({ line, group }) =>
      line.kind === 'option' && isSame(group, edit.group) && optionIdentity(line.key, dialect) === identity,
  );
}

function isSame(group: string | null, wanted: string): boolean {
  return group?.toLowerCase() === wanted.toLowerCase();
}

/** What an option says: on, off, or its value. */
function meaning(key: string, value: string | null): string | boolean {
  const name = spelling(key);
  const plain = optionIdentity(name, 'mysql') === name;
  if (!plain) return name.startsWith('enable-') ? value !== '0' : value === '0';
  return value === null ? true : (booleanOf(value) ?? value);
}

function spelling(key: string): string {
  return key
    .replaceAll('_', '-')
    .toLowerCase()
    .replace(/^loose-/, '');
}

/** The option's line with another value. Its name stays as spelled, unless `skip-` and the like must go or come. */
function rewritten(line: OptionEntryLine, edit: SetOption, dialect: OptionFileDialect): string {
  const start = line.text.search(/[^\t-\r \xa0]/);
  const keyEnd = start + toBinary(line.key).length;
  const loose = /^loose[-_]/i.exec(line.key)?.[0] ?? '';
  const key = spelling(line.key) === spelling(edit.name) ? line.key : loose + edit.name.replace(/^loose[-_]/, '');
  const head = line.text.slice(0, start) + toBinary(key);
  if (line.span === null) {
    const tail = line.text.slice(keyEnd);
    return edit.value === true
      ? head + tail
      : `${head}=${optionValueText(key, edit.value, null, dialect, tail)}${tail}`;
  }
  const tail = line.text.slice(line.span.end);
  const value = optionValueText(key, edit.value === true ? '1' : edit.value, line.quote, dialect, tail);
  return head + line.text.slice(keyEnd, line.span.start) + value + tail;
}

/** Puts an option in that is not there yet, in the style of what is before it. */
function withNew(entries: readonly Entry[], edit: SetOption, dialect: OptionFileDialect): readonly Entry[] {
  const end = entries.findLast(({ line }) => line.end !== '')?.line.end ?? '\n';
  const entry = (text: string): Entry => ({ line: made(text, end, dialect), from: null, group: edit.group });
  const after = placeFor(entries, edit);
  const option = entry(newOption(edit, after === null ? [] : entries.slice(0, after + 1), dialect));
  if (after !== null) return spliced(entries, after + 1, [option], end);
  const last = entries.at(-1);
  const gap = last === undefined || last.line.kind === 'blank' ? [] : [entry('')];
  return spliced(entries, entries.length, [...gap, entry(`[${toBinary(edit.group)}]`), option], end);
}

/** The index to insert behind: the option's commented-out line, else the last option of the last section; null without one. */
function placeFor(entries: readonly Entry[], edit: SetOption): number | null {
  const start = entries.findLastIndex(({ line }) => line.kind === 'group' && isSame(line.name, edit.group));
  if (start === -1) return null;
  const next = entries.findIndex(({ line }, index) => index > start && line.kind === 'group');
  const stop = next === -1 ? entries.length : next;
  const indexes = Array.from({ length: stop - start }, (_, offset) => start + offset);
  const commented = indexes.findLast((index) => commentedOut(entries[index]?.line) === spelling(edit.name));
  return commented ?? indexes.findLast((index) => entries[index]?.line.kind === 'option') ?? start;
}

/** The name in `#ssl-ca = …`, or null. */
function commentedOut(line: OptionFileLine | undefined): string | null {
  if (line?.kind !== 'comment') return null;
  const name = /^\s*[#;]+\s*([\w-]+)\s*(?:=|$)/.exec(line.text)?.[1];
  return name === undefined ? null : spelling(name);
}

function newOption(edit: SetOption, before: readonly Entry[], dialect: OptionFileDialect): string {
  const name = toBinary(edit.name);
  if (edit.value === true) return name;
  const sibling = before.findLast(
    ({ line, group }) => line.kind === 'option' && line.span !== null && isSame(group, edit.group),
  );
  const spaced = sibling !== undefined && / = /.test(sibling.line.text);
  return `${name}${spaced ? ' = ' : '='}${optionValueText(edit.name, edit.value, null, dialect)}`;
}

/** Entries with others put in, each on a line of its own. */
function spliced(entries: readonly Entry[], at: number, added: readonly Entry[], end: string): readonly Entry[] {
  const before = entries
    .slice(0, at)
    .map((entry, index) =>
      index === at - 1 && entry.line.end === '' ? { ...entry, line: { ...entry.line, end } } : entry,
    );
  return [...before, ...added, ...entries.slice(at)];
}

/** A line from its text. Its number is not known and not used. */
function made(text: string, end: string, dialect: OptionFileDialect): OptionFileLine {
  return parseOneLine(text, end, dialect) ?? { kind: 'junk', why: fromBinary(text), number: 0, text, end };
}
