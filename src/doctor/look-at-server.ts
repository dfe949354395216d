import type { AdminFacts } from '../facts/admin.ts';
import type { ConnectIntent } from '../facts/client.ts';
import type { ListenerFact } from '../facts/server.ts';
import type { FactKind } from '../facts/vantage.ts';
import type { WireFacts } from '../facts/wire.ts';
import { localMachine } from '../io/local-machine.ts';
import { listenerOn } from '../probe/listener.ts';
import { type ProbedServer, probeServer, type ServerHints } from '../probe/server.ts';
import type { DoctorRequest, Skip } from './request.ts';

const kinds: readonly FactKind[] = ['server.options', 'server.files', 'server.process', 'server.host'];

/** Looks at the server's files, options and process, where it is on the machine that can be looked at or its files were named. */
export async function lookAtServer(
  request: DoctorRequest,
  intent: ConnectIntent | undefined,
  wire: WireFacts | undefined,
  admin: AdminFacts | undefined,
  skip: Skip,
): Promise<ProbedServer | undefined> {
  const greeting = wire?.attempts.find((attempt) => attempt.greeting !== undefined)?.greeting;
  const { machine = localMachine } = request;
  const address = wire?.attempts[0]?.to.address ?? intent?.host;
  const local = intent?.transport === 'socket' || (address !== undefined && (await machine.hasAddress(address)));
  const named = request.serverOptionFile !== undefined || request.dataFolder !== undefined;
  if (request.clientSideOnly === true || (!local && !named)) {
    const why =
      request.clientSideOnly === true
        ? "the client's side alone was asked for (--client-side-only)"
        : 'the server is on another machine (--server-config names its option file)';
    skip(why, ...kinds);
    return undefined;
  }
  const flavor = greeting?.flavor ?? admin?.flavor;
  const version = greeting?.version ?? admin?.version;
  const hints: ServerHints = {
    ...placeOf(intent, wire),
    ...(flavor === undefined || flavor === 'other' ? {} : { flavor }),
    ...(version === undefined ? {} : { version }),
    ...(request.serverOptionFile === undefined ? {} : { optionFile: request.serverOptionFile }),
    ...(request.serverUser === undefined ? {} : { user: request.serverUser }),
    ...(request.dataFolder === undefined ? {} : { dataFolder: request.dataFolder }),
    ...(admin?.variables === undefined ? {} : { variables: admin.variables }),
  };
  const probed = await probeServer(hints, machine);
  if (probed.server === undefined) skip(`the server's process was not found: ${probed.why}`, ...kinds);
  return probed;
}

/** Who listens on this machine where the connection came to nothing: often no server. */
export async function lookAtListener(
  { clientSideOnly, machine }: DoctorRequest,
  wire: WireFacts | undefined,
): Promise<ListenerFact | undefined> {
  const [first] = wire?.attempts ?? [];
  const { address, port } = first?.to ?? {};
  // Another machine's processes are not looked through one by one.
  if (clientSideOnly === true || machine !== undefined || first === undefined || first.stage === 'done')
    return undefined;
  if (first.connectError !== undefined || address === undefined || port === undefined) return undefined;
  return (await localMachine.hasAddress(address)) ? listenerOn(port, address) : undefined;
}

/** Where the client looks for the server on this machine. */
function placeOf(
  intent: ConnectIntent | undefined,
  wire: WireFacts | undefined,
): Pick<ServerHints, 'listens' | 'socket'> {
  if (intent?.transport === 'socket') return intent.socket === undefined ? {} : { socket: intent.socket };
  if (intent?.port === undefined) return {};
  const address = wire?.attempts[0]?.to.address;
  return { listens: { port: intent.port, ...(address === undefined ? {} : { address }) } };
}
