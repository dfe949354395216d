import type { ClientFacts } from '../facts/client.ts';
import type { FileFact } from '../facts/file.ts';
import type { ServerFacts } from '../facts/server.ts';
import { localMachine } from '../io/local-machine.ts';
import type { Machine } from '../io/machine.ts';
import { accountsOn } from '../probe/identity.ts';
import { nearbyFiles } from '../probe/nearby.ts';
import { triedAs } from '../probe/try-as.ts';

/** The files of the server tried as its user, and what lies beside them. */
export async function lookCloser(server: ServerFacts, machine: Machine = localMachine): Promise<ServerFacts> {
  const { files, user } = server;
  if (files === undefined) return server;
  const [tried, nearby] = await Promise.all([
    user === undefined ? files : triedAs(files, user, machine),
    beside(files, machine),
  ]);
  return { ...server, files: tried, nearby };
}

/** What lies beside the files of the client. */
export async function lookBeside(client: ClientFacts): Promise<ClientFacts> {
  return client.files === undefined ? client : { ...client, nearby: await beside(client.files, localMachine) };
}

async function beside(files: Readonly<Partial<Record<string, FileFact>>>, machine: Machine): Promise<FileFact[]> {
  const named = Object.values(files).filter((file) => file !== undefined);
  return await nearbyFiles(named, { base: '/', accounts: await accountsOn(machine), machine });
}
