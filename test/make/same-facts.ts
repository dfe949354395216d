import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { TlsqlError } from '../../src/base/error.ts';
import { localMachine } from '../../src/io/local-machine.ts';
import type { FileMeta, Machine } from '../../src/io/machine.ts';

const own: FileMeta = { mode: 0o600, uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };

/** Looks, each with a tree of its own: whatever machine looks, it must see the same. */
const looks: Readonly<Record<string, (machine: Machine, at: (name: string) => string) => Promise<unknown>>> = {
  'a file': (machine, at) => machine.stat(at('file')),
  'links not followed': (machine, at) =>
    machine.lstat(['/', at('link'), at('none'), at('file/x'), at('loop'), at("it's"), at('folder')]),
  'links followed': (machine, at) =>
    Promise.all(['link', 'loop', 'none', 'dangling'].map((name) => machine.stat(at(name)))),
  meta: (machine, at) => Promise.all([machine.meta(at('file')), machine.meta(at('none')), machine.meta(at('file/x'))]),
  bytes: (machine, at) => machine.read(at('binary')),
  'no bytes': (machine, at) => machine.read(at('empty')),
  'what is not there': (machine, at) => machine.read(at('none')),
  'a folder as a file': (machine, at) => machine.read(at('folder')),
  'the kernel': (machine) => machine.read('/proc/sys/kernel/ostype'),
  'the end': (machine, at) => machine.tail(at('binary'), 100),
  'the end of a short file': (machine, at) => machine.tail(at('file'), 100),
  names: (machine, at) => machine.list(at('.')),
  'names in a file': (machine, at) => machine.list(at('file')),
  'names nowhere': (machine, at) => machine.list(at('none')),
  'link targets': async (machine, at) => [
    [...((await machine.links(at('.'))) ?? [])].sort(),
    await machine.links(at('none')),
    await machine.links(at('file')),
  ],
  'real paths': (machine, at) =>
    Promise.all(['link', 'dangling', 'loop', 'file'].map((name) => machine.real(at(name)))),
  writable: (machine, at) => Promise.all([machine.writable(at('folder')), machine.writable(at('none'))]),
  'its own name': (machine) => machine.hostName(),
  'a write': async (machine, at) => {
    await machine.write(at('new'), everyByte, { ...own, mode: 0o640 });
    await machine.write(at('new'), Buffer.from('-.% \\\n.\n'), { ...own, mode: 0o604 });
    return [await machine.read(at('new')), (await machine.meta(at('new')))?.mode, await machine.list(at('.'))];
  },
  'a write of every byte': async (machine, at) => {
    await machine.write(at('new'), everyByte, own);
    return machine.read(at('new'));
  },
  'a write nowhere': (machine, at) => machine.write(at('none/new'), everyByte, own),
  'a write over a folder': async (machine, at) => {
    await machine.write(at('folder'), everyByte, own).catch(() => undefined);
    return [await machine.list(at('folder')), await machine.list(at('.'))];
  },
  folders: async (machine, at) => [
    await machine.makeFolder(at('a/b'), 0o750),
    await machine.makeFolder(at('a/b'), 0o700),
    (await machine.meta(at('a')))?.mode,
    (await machine.meta(at('a/b')))?.mode,
    await machine.removeFolder(at('a')),
    await machine.removeFolder(at('a/b')),
    await machine.removeFolder(at('a/b')),
    await machine.list(at('a')),
  ],
  'a folder over a file': (machine, at) => machine.makeFolder(at('file'), 0o700),
  removal: async (machine, at) => [
    await machine.remove(at('file')),
    await machine.remove(at('none')),
    await machine.list(at('.')),
  ],
  sweeping: async (machine, at) => {
    await machine.write(at('.tlsql-secure-0123456789abcdef'), everyByte, own);
    await machine.sweep(at('.'));
    return machine.list(at('.'));
  },
  commands: (machine) =>
    Promise.all([
      machine.run('echo out; echo err >&2; exit 3', 5000),
      machine.run('sleep 2 & echo started', 5000),
      machine.run('read -r x; echo "[$x]"', 5000),
    ]),
};

const everyByte = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7 + (index >> 8)) % 256);

/** The names of all looks. */
export const lookNames = Object.keys(looks);

/** Lets this machine and another one look at two equal trees below `folder`, and compares what they say. */
export async function sameFacts(name: string, machine: Machine, folder: string): Promise<void> {
  const look = looks[name];
  if (look === undefined) throw new Error(`no look of the name ${name}`);
  const [own, other] = [join(folder, 'own'), join(folder, 'other')];
  const seen = [];
  for (const [who, at] of [
    [localMachine, own],
    [machine, other],
  ] as const) {
    makeTree(at);
    seen.push(plain(await outcome(look(who, (part) => join(at, part))), at));
  }
  expect(seen[1]).toEqual(seen[0]);
}

function makeTree(at: string): void {
  mkdirSync(join(at, 'folder'), { recursive: true });
  for (const [file, bytes] of [
    ['file', Buffer.from('text\n')],
    ['empty', Buffer.alloc(0)],
    ['binary', everyByte],
    ["it's", Buffer.from('x')],
    ['folder/inner', Buffer.from('x')],
  ] as const)
    writeFileSync(join(at, file), bytes);
  chmodSync(join(at, 'file'), 0o4640);
  for (const [link, target] of [
    ['link', 'file'],
    ['loop', 'loop'],
    ['dangling', 'gone/away'],
  ] as const)
    symlinkSync(target, join(at, link));
}

async function outcome(look: Promise<unknown>): Promise<unknown> {
  try {
    return await look;
  } catch (error) {
    if (!(error instanceof TlsqlError)) throw error;
    return { code: error.code, errno: error.detail.fields?.errno };
  }
}

/** What two trees differ in by their nature: where they lie, inodes and times. */
function plain(value: unknown, at: string): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (value instanceof Date) return 'a time';
  if (typeof value === 'string') return value.replaceAll(at, '');
  if (Array.isArray(value)) return value.map((one: unknown) => plain(one, at));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, key === 'identity' ? 'an inode' : plain(one, at)]);
  return Object.fromEntries(entries);
}
