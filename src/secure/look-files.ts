import { posix } from 'node:path';
import { allows, modeText } from '../checks/engine/path-access.ts';
import type { Identity } from '../facts/file.ts';
import type { Machine } from '../io/machine.ts';
import { leafEnd, type MaterialDemands, materialFaults } from '../plan/server-material.ts';
import type { PlacedFiles } from '../plan/situation.ts';
import type { TlsPaths } from '../plan/tls-place.ts';
import { accountsOn } from '../probe/identity.ts';
import { walkPath } from '../probe/walk-path.ts';
import { parseCertificates } from '../x509/certificate.ts';

/** What must lie at the paths. */
export interface Wanted extends MaterialDemands {
  /** Exactly these bytes, where files were given; the CA file alone, where a CA issues; nothing known yet otherwise. */
  readonly exactly?: { readonly ca: Uint8Array; readonly cert?: Uint8Array; readonly key?: Uint8Array };
  readonly user: Identity | undefined;
  /** The server's process: it may see other folders than this machine shows. */
  readonly pid?: number;
  /** SHA-256 of the leaf that the server shows now. */
  readonly served: string | undefined;
}

/** Looks at the files where they are to be: whether they do as they are, and whether they can be put there. */
export async function lookAtFiles(host: Machine, paths: TlsPaths, wanted: Wanted): Promise<PlacedFiles> {
  const folder = posix.dirname(paths.key);
  const there = await host.meta(folder);
  // A file on the way is no place for a folder.
  const ground = (await host.meta(await nearest(host, folder)))?.type;
  const steps = await walkPath(folder, await accountsOn(host), host);
  const closed = steps.find(
    ({ type, ...step }) =>
      type === 'directory' && wanted.user !== undefined && allows({ type, ...step }, wanted.user, 1) === false,
  );
  const folders = [...new Set([paths.ca, paths.cert, paths.key].map((path) => posix.dirname(path)))];
  const writable = (await Promise.all(folders.map(async (one) => host.writable(await nearest(host, one))))).every(
    Boolean,
  );
  const existing: string[] = [];
  for (const path of [paths.ca, paths.cert, paths.key]) if ((await host.meta(path)) !== undefined) existing.push(path);
  const state = await fitness(host, paths, wanted);
  const unseen = wanted.pid === undefined ? undefined : await hiddenFrom(host, wanted.pid, await nearest(host, folder));
  const unreachable = closed === undefined ? unseen : `${closed.path} is ${modeText(closed)}`;
  return {
    directory: ground !== 'directory' ? 'no-directory' : there === undefined ? 'missing' : 'there',
    writable,
    existing,
    ...(unreachable === undefined ? {} : { unreachable }),
    ...state,
  };
}

/** The folder, or the next one above it that is there. */
async function nearest(host: Machine, folder: string): Promise<string> {
  let at = folder;
  while (at !== '/' && (await host.meta(at)) === undefined) at = posix.dirname(at);
  return at;
}

/** Why the process sees another folder at that path, as a clause; undefined when it sees the same, or that can't be told. */
async function hiddenFrom(host: Machine, pid: number, folder: string): Promise<string | undefined> {
  const [ours, theirs] = await Promise.all([host.stat(folder), host.stat(`/proc/${pid}/root${folder}`)]);
  if ('errno' in ours || ('errno' in theirs && theirs.errno !== 'ENOENT')) return undefined;
  if (!('errno' in theirs) && theirs.identity === ours.identity) return undefined;
  return `its process sees another ${folder} than this machine shows (PrivateTmp or ProtectHome of its unit, or a container)`;
}

async function fitness(
  host: Machine,
  paths: TlsPaths,
  wanted: Wanted,
): Promise<Pick<PlacedFiles, 'unfit' | 'loaded' | 'notAfter'>> {
  const read = async (path: string): Promise<Uint8Array | undefined> => host.read(path).catch(() => undefined);
  const [ca, cert, key] = await Promise.all([read(paths.ca), read(paths.cert), read(paths.key)]);
  if (ca === undefined || cert === undefined || key === undefined) {
    const missing = ca === undefined ? paths.ca : cert === undefined ? paths.cert : paths.key;
    return { unfit: `there is no ${posix.basename(missing)} yet, or it can't be read` };
  }
  const end = leafEnd(cert);
  const leaf = fingerprintOf(cert);
  const common = {
    ...(end === undefined ? {} : { notAfter: end }),
    ...(wanted.served === undefined || leaf === undefined ? {} : { loaded: wanted.served === leaf }),
  };
  const { exactly } = wanted;
  if (exactly === undefined) return { ...common, unfit: 'they are from another CA' };
  if (!same(ca, exactly.ca)) return { ...common, unfit: 'the CA file is another one' };
  if (exactly.cert !== undefined && !same(cert, exactly.cert))
    return { ...common, unfit: 'the certificate is another one' };
  if (exactly.key !== undefined && !same(key, exactly.key)) return { ...common, unfit: 'the key is another one' };
  const [fault] = materialFaults({ ca, cert, key }, wanted);
  const closed = await keyClosed(host, paths.key, wanted.user);
  const unfit = fault ?? closed;
  return unfit === undefined ? common : { ...common, unfit };
}

/** The key must be readable for the server, and for nobody else. */
async function keyClosed(host: Machine, path: string, user: Identity | undefined): Promise<string | undefined> {
  const meta = await host.meta(path);
  if (meta === undefined) return 'the key is gone';
  if ((meta.mode & 0o007) !== 0) return 'the key can be read by everybody';
  if (user === undefined) return undefined;
  return allows({ path, ...meta }, user, 4) === false ? "the key can't be read by the server's user" : undefined;
}

function fingerprintOf(cert: Uint8Array): string | undefined {
  try {
    return parseCertificates(cert, 'certificate')[0]?.fingerprintSha256;
  } catch {
    return undefined;
  }
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
