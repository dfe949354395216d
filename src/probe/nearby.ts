import { posix } from 'node:path';
import type { FileFact } from '../facts/file.ts';
import { localMachine } from '../io/local-machine.ts';
import { ifHad, type Machine } from '../io/machine.ts';
import { type FileView, fileFact } from './file-fact.ts';

const seemsTls = /\.(pem|crt|cer|cert|key|crl)$/i;
/** Folders that hold anything: what lies there says nothing about this server. */
const common = /^\/((etc|tmp|var|var\/tmp|usr|home|root|run|opt|srv|mnt|lib|dev|proc|sys|etc\/ssl\/certs)(\/)?)?$/;
const most = { names: 200, files: 60, folders: 12, bytes: 1024 * 1024 };

/**
 * Certificates, keys and CRLs that lie beside the files that were named, where a typed name can have missed them: in the same
 * folders, and in those beside a folder that is not there.
 */
export async function nearbyFiles(named: readonly FileFact[], view: FileView): Promise<FileFact[]> {
  const machine = view.machine ?? localMachine;
  const folders = new Set<string>();
  for (const file of named) {
    const { folder, exact } = folderOf(file);
    if (common.test(folder)) continue;
    folders.add(folder);
    if (!exact) for (const sub of await subfolders(folder, machine)) folders.add(sub);
  }
  const known = new Set(named.flatMap(({ path, real }) => [path, ...(real === undefined ? [] : [real])]));
  const names = await Promise.all([...folders].slice(0, most.folders).map((folder) => tlsNames(folder, machine)));
  const authorities = await caFolders([...folders].slice(0, most.folders), machine);
  const paths = [...new Set([...authorities, ...names.flat()])].filter((path) => !known.has(path));
  const small = await smallFiles(paths, machine);
  const found = await Promise.all(small.map((path) => fileFact(path, { ...view, base: '/' })));
  return found.filter(({ content }) => content !== undefined && content.blocks.length > 0);
}

/** Those that can be what a single option names: no pipes, and nothing that is too large. */
async function smallFiles(paths: readonly string[], machine: Machine): Promise<string[]> {
  const some = paths.slice(0, most.files);
  const stats = await Promise.all(some.map((path) => machine.stat(path)));
  return some.filter((_, index) => {
    const one = stats[index];
    return one !== undefined && 'type' in one && one.type === 'file' && one.size <= most.bytes;
  });
}

/** The last folder on the way to the file that is there, and whether it is the very one that was meant. */
function folderOf(file: FileFact): { readonly folder: string; readonly exact: boolean } {
  const there = file.steps.filter(({ type }) => type === 'directory').at(-1)?.path ?? '/';
  const last = file.steps.at(-1);
  const missesFile = last === undefined || posix.basename(last.path) === posix.basename(file.path);
  return { folder: there, exact: missesFile || last.type !== 'missing' };
}

/** How people name the folder of their CA. */
const caNames = ['', 'ca', 'CA', 'tlsql-ca', 'pki', 'demoCA'];

/** Certificates of CA folders that lie in these folders, or in or beside those above them. */
async function caFolders(folders: readonly string[], machine: Machine): Promise<string[]> {
  const above = [...new Set(folders.flatMap((folder) => [folder, posix.dirname(folder)]))];
  const own = above.filter((folder) => !common.test(folder));
  const beside = await Promise.all(own.map((folder) => subfolders(folder, machine)));
  const places = [...above.flatMap((folder) => caNames.map((name) => posix.join(folder, name))), ...beside.flat()];
  const paths = [...new Set(places.filter((folder) => !common.test(folder)))].map((folder) => `${folder}/cacert.pem`);
  const stats = await machine.lstat(paths);
  return paths.filter((_, index) => {
    const one = stats[index];
    return one !== undefined && 'type' in one && one.type === 'file';
  });
}

async function subfolders(folder: string, machine: Machine): Promise<string[]> {
  const names = (await ifHad(machine.list(folder))) ?? [];
  if (names.length > most.names) return [];
  const paths = names.map((name) => posix.join(folder, name));
  const stats = await machine.lstat(paths);
  return paths.filter((_, index) => {
    const one = stats[index];
    return one !== undefined && 'type' in one && one.type === 'directory';
  });
}

async function tlsNames(folder: string, machine: Machine): Promise<string[]> {
  const names = (await ifHad(machine.list(folder))) ?? [];
  return names.length > most.names
    ? []
    : names.filter((name) => seemsTls.test(name)).map((name) => posix.join(folder, name));
}
