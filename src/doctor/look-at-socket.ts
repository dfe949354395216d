import type { FileFact } from '../facts/file.ts';
import type { WireFacts } from '../facts/wire.ts';
import { localMachine } from '../io/local-machine.ts';
import { fileFact } from '../probe/file-fact.ts';
import { accountsOn } from '../probe/identity.ts';

/** The path of the socket that a client of this machine could not connect to, component by component. */
export async function lookAtSocket(wire: WireFacts | undefined, cwd: string): Promise<FileFact | undefined> {
  const [first] = wire?.attempts ?? [];
  if (first?.to.socket === undefined || first.connectError === undefined) return undefined;
  return await fileFact(first.to.socket, { base: cwd, accounts: await accountsOn(localMachine) });
}
