import { posix } from 'node:path';
import type { ClientFacts } from '../facts/client.ts';
import type { FileFact } from '../facts/file.ts';
import type { ServerFacts } from '../facts/server.ts';
import { localMachine } from '../io/local-machine.ts';
import type { Machine } from '../io/machine.ts';
import { withAccessLists } from '../probe/access-lists.ts';
import { fileFact } from '../probe/file-fact.ts';
import { accountsOn } from '../probe/identity.ts';
import { nearbyFiles } from '../probe/nearby.ts';
import { triedAs } from '../probe/try-as.ts';

/** The files of the server tried as its user, and what lies beside them. */
export async function lookCloser(server: ServerFacts, machine: Machine = localMachine): Promise<ServerFacts> {
  const { files, user } = server;
  if (files === undefined) return server;
  const [tried, nearby] = await Promise.all([
    user === undefined ? files : triedAs(files, user, machine).then((seen) => withAccessLists(seen, user, machine)),
    Object.keys(files).length > 0 ? beside(files, machine) : besideOptionFiles(server, machine),
  ]);
  return {
    ...server,
    files: tried,
    nearby: [...nearby, ...(await overridden(server, machine)), ...(await automatic(server, machine))],
  };
}

/** The files that MySQL makes by itself, where it was told of no others and does not use them. */
async function automatic(
  { files = {}, inForce = {}, dataFolder, program }: ServerFacts,
  machine: Machine,
): Promise<FileFact[]> {
  const given = ['ssl-ca', 'ssl-cert', 'ssl-key'].some((name) => (inForce[name] ?? '') !== '');
  if (dataFolder === undefined || given || files.cert !== undefined || program?.flavor === 'mariadb') return [];
  const view = { base: dataFolder.path, accounts: await accountsOn(machine), machine };
  return await Promise.all(['ca.pem', 'server-cert.pem', 'server-key.pem'].map((name) => fileFact(name, view)));
}

/** Where nobody named a file: what lies beside the option files, and in the folders there. The data folder is the server's own. */
async function besideOptionFiles({ options, dataFolder }: ServerFacts, machine: Machine): Promise<FileFact[]> {
  const read = options?.files.filter(({ status }) => status === 'read').map(({ path }) => posix.dirname(path)) ?? [];
  const view = { base: '/', accounts: await accountsOn(machine), machine };
  // A folder that is not there stands for all that are.
  const folders = [...new Set([...read, '/etc/mysql'])].slice(0, 4);
  const named = await Promise.all(folders.map((folder) => fileFact(posix.join(folder, 'no-such-folder/x.pem'), view)));
  const own = dataFolder === undefined ? undefined : `${dataFolder.real ?? dataFolder.path}/`;
  return (await nearbyFiles(named, view)).filter(({ path }) => own === undefined || !path.startsWith(own));
}

/** Files that option lines name which have no effect: they may be the right ones. */
async function overridden({ files = {}, options, dataFolder }: ServerFacts, machine: Machine): Promise<FileFact[]> {
  const lines = options?.files.flatMap(({ parsed }) => parsed?.lines ?? []) ?? [];
  const named = lines.flatMap((line) =>
    line.kind === 'option' && /^ssl[-_](ca|cert|key|crl)$/.test(line.key) && line.value !== null ? [line.value] : [],
  );
  const known = new Set(Object.values(files).map((file) => file.named));
  const others = [...new Set(named)].filter((name) => name !== '' && !known.has(name)).slice(0, 10);
  const view = { base: dataFolder?.path ?? '/', accounts: await accountsOn(machine), machine };
  return await Promise.all(others.map((name) => fileFact(name, view)));
}

/** What lies beside the files of the client. */
export async function lookBeside(client: ClientFacts): Promise<ClientFacts> {
  return client.files === undefined ? client : { ...client, nearby: await beside(client.files, localMachine) };
}

async function beside(files: Readonly<Partial<Record<string, FileFact>>>, machine: Machine): Promise<FileFact[]> {
  const named = Object.values(files).filter((file) => file !== undefined);
  return await nearbyFiles(named, { base: '/', accounts: await accountsOn(machine), machine });
}
