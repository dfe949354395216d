import { posix } from 'node:path';
import { isGroupRead } from './option-file-groups.ts';
import { absolutePath, type OptionFileChoice } from './option-file-order.ts';
import { type OptionFile, type OptionFileLine, parseOptionFile } from './parse-option-file.ts';
import type { OptionLine } from './read-option-lines.ts';

/** How the outside answers for a file. */
export type OptionFileAnswer =
  | {
      readonly kind: 'file';
      readonly bytes: Uint8Array;
      /** Permission bits of a regular file (`0o644`); 0 for a pipe or a device, whose bits nobody looks at. */
      readonly mode: number;
    }
  | { readonly kind: 'missing' }
  /** It is there, but reading failed: why, in a clause. */
  | { readonly kind: 'unreadable'; readonly why: string };

/** Where option files come from: the file system, a remote host, a map in a test. */
export interface OptionFileSource {
  readonly read: (path: string) => OptionFileAnswer;
  /** Names in a folder, in any order; null when it cannot be read. */
  readonly list: (folder: string) => readonly string[] | null;
}

/** A file that was looked for, in reading order. */
export interface OptionFileVisit {
  readonly path: string;
  readonly status: 'read' | 'missing' | 'unreadable' | 'world-writable' | 'not-private';
  /** The directive that named it; null for a file of the order. */
  readonly includedFrom: { readonly file: string; readonly line: number } | null;
  /** The file as parsed, when it was read. */
  readonly parsed: OptionFile | null;
}

/** Something that keeps options from being read. */
export interface OptionFileProblem {
  readonly id:
    | 'file-missing'
    | 'file-unreadable'
    | 'world-writable'
    | 'login-file-not-private'
    | 'login-file-damaged'
    | 'include-missing'
    | 'include-folder-missing'
    | 'include-too-deep'
    | 'byte-order-mark'
    | 'option-without-group'
    | 'group-not-closed'
    | 'include-without-path'
    | 'directive-unknown';
  readonly file: string;
  /** 0 when it is about the file as a whole. */
  readonly line: number;
  readonly text: string;
  /** True when a real program stops with an error here. */
  readonly fatal: boolean;
}

/** A file that stands where somebody may think that it is read. */
export interface PassedOverFile {
  readonly path: string;
  /** Its name does not end in .cnf, or the directive that leads to it is none. */
  readonly why: 'name' | 'directive';
  readonly from: { readonly file: string; readonly line: number };
  readonly parsed: OptionFile;
}

/** What visiting files gathers. */
export interface OptionFileHarvest {
  readonly options: OptionLine[];
  readonly files: OptionFileVisit[];
  readonly problems: OptionFileProblem[];
  /** Undefined where nobody asks for them. */
  readonly passedOver?: PassedOverFile[];
}

/** A file on the tenth level is read, but its directives are not followed (max_recursion_level). */
const depthLimit = 10;
/** Longer paths are passed over in silence (FN_REFLEN). */
const pathLimit = 509;
/** Stops a tree of files that include each other; each level of depth could multiply them. */
const visitLimit = 1000;

/** Of files that are not read a few suffice, and none is long. */
const passedOverLimit = 20;
const passedOverSize = 64 * 1024;

/** What stays the same during one walk through the files. */
export interface OptionFileWalk {
  /** Groups whose options are taken. */
  readonly groups: readonly string[];
  readonly choice: OptionFileChoice;
  readonly source: OptionFileSource;
  readonly harvest: OptionFileHarvest;
}

/**
 * Reads a file and what it includes, adding to the harvest. `stopped` when a real program stops reading this file with an
 * error: that ends the program for a file of the order, and only the file for an included one.
 */
export function visitOptionFile(
  path: string,
  walk: OptionFileWalk,
  from: OptionFileVisit['includedFrom'] = null,
  depth = 0,
): 'read' | 'absent' | 'stopped' {
  const { source, harvest, choice } = walk;
  if (Buffer.byteLength(path) >= pathLimit || harvest.files.length >= visitLimit) return 'read';
  const visit = (status: OptionFileVisit['status'], parsed: OptionFile | null): void => {
    harvest.files.push({ path, status, includedFrom: from, parsed });
  };
  const answer = source.read(path);
  if (answer.kind === 'missing') {
    visit('missing', null);
    return 'absent';
  }
  if (answer.kind === 'unreadable') {
    visit('unreadable', null);
    report(walk, 'file-unreadable', path, 0, `it cannot be read: ${answer.why}`);
    return 'absent';
  }
  if ((answer.mode & 0o002) !== 0) {
    visit('world-writable', null);
    report(walk, 'world-writable', path, 0, 'everybody may write it, so it is ignored');
    return 'read';
  }
  const parsed = parseOptionFile(answer.bytes, choice.dialect, { name: path });
  visit('read', parsed);
  return takeLines(parsed, path, walk, depth);
}

/** Takes the options of a parsed file and follows its directives. */
export function takeLines(parsed: OptionFile, path: string, walk: OptionFileWalk, depth: number): 'read' | 'stopped' {
  const stop = parsed.fault?.index ?? parsed.lines.length;
  for (const line of parsed.lines.slice(0, stop)) {
    if (line.kind === 'option') {
      const group = line.group ?? '';
      if (!isGroupRead(group, walk.groups)) continue;
      const origin = { kind: 'file', file: path, line: line.number, group } as const;
      walk.harvest.options.push({ name: line.key, value: line.value, origin });
    } else if (line.kind === 'include' || line.kind === 'includedir') {
      if (followDirective(line, path, walk, depth) === 'stopped') return 'stopped';
    } else if (line.kind === 'junk' && line.text.trimStart().startsWith('!')) {
      report(walk, 'directive-unknown', path, line.number, `${line.text.trim()} is no directive and is passed over`);
      passOverDirective(line.text, { file: path, line: line.number }, walk);
    }
  }
  if (parsed.fault === null) return 'read';
  report(walk, parsed.fault.id, path, parsed.fault.line, parsed.fault.text, depth === 0);
  return 'stopped';
}

function followDirective(
  line: Extract<OptionFileLine, { readonly path: string }>,
  file: string,
  walk: OptionFileWalk,
  depth: number,
): 'read' | 'stopped' {
  if (depth >= depthLimit) {
    report(
      walk,
      'include-too-deep',
      file,
      line.number,
      `!${line.kind} is not followed: ${depthLimit} files deep already`,
    );
    return 'read';
  }
  const target = absolutePath(line.path, walk.choice);
  const from = { file, line: line.number };
  if (line.kind === 'include') {
    const outcome = visitOptionFile(target, walk, from, depth + 1);
    if (outcome === 'absent') report(walk, 'include-missing', file, line.number, `!include ${line.path}: no such file`);
    return 'read';
  }
  const names = walk.source.list(target);
  if (names === null) {
    const text = `!includedir ${line.path}: the folder cannot be read`;
    report(walk, 'include-folder-missing', file, line.number, text, depth === 0);
    return 'stopped';
  }
  for (const name of names.filter((entry) => seemsMeant.test(entry) && !entry.endsWith('.cnf'))) {
    passOver(posix.join(target, name), 'name', from, walk);
  }
  for (const name of names.filter((entry) => entry.endsWith('.cnf')).sort(byBytes)) {
    visitOptionFile(posix.join(target, name), walk, from, depth + 1);
  }
  return 'read';
}

/** Names that people give files that are to be read; not those of copies (`.bak`, `.dpkg-old`, `~`) or of what is switched off. */
const seemsMeant = /^[\w-]+$|^[^.].*\.(cnf|conf|config|cfg|ini)$/i;

function passOver(path: string, why: PassedOverFile['why'], from: PassedOverFile['from'], walk: OptionFileWalk): void {
  const { passedOver } = walk.harvest;
  if (passedOver === undefined || passedOver.length >= passedOverLimit) return;
  const answer = walk.source.read(path);
  if (answer.kind !== 'file' || answer.bytes.length > passedOverSize) return;
  passedOver.push({ path, why, from, parsed: parseOptionFile(answer.bytes, walk.choice.dialect, { name: path }) });
}

/** What `!INCLUDEDIR DIR` and `!include=FILE` were to bring in. */
function passOverDirective(text: string, from: PassedOverFile['from'], walk: OptionFileWalk): void {
  const path = /^\s*!\s*inc\w*[\s=:]+(\S.*?)\s*$/i.exec(text)?.[1];
  if (walk.harvest.passedOver === undefined || path === undefined) return;
  const target = absolutePath(path.replace(/^["']|["']$|\/\*(\.cnf)?$/g, ''), walk.choice);
  const names = walk.source.list(target)?.filter((name) => name.endsWith('.cnf'));
  for (const file of names?.map((name) => posix.join(target, name)) ?? [target])
    passOver(file, 'directive', from, walk);
}

/** The order in which the programs take a folder's files (my_dir with MY_WANT_SORT: strcmp). */
function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** Adds a problem to the harvest. */
export function report(
  walk: OptionFileWalk,
  id: OptionFileProblem['id'],
  file: string,
  line: number,
  text: string,
  fatal = false,
): void {
  walk.harvest.problems.push({ id, file, line, text, fatal });
}
