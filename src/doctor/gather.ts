import { type Deadline, deadlineIn } from '../base/deadline.ts';
import { asTlsqlError } from '../base/error.ts';
import type { DriverConfig } from '../drivers/driver-config.ts';
import type { AdminFacts } from '../facts/admin.ts';
import type { ConnectIntent, OptionsRefused } from '../facts/client.ts';
import type { Facts } from '../facts/facts.ts';
import type { FactKind, NotLooked } from '../facts/vantage.ts';
import type { WireFacts } from '../facts/wire.ts';
import type { DialTarget } from '../io/dial.ts';
import { localMachine } from '../io/local-machine.ts';
import type { Machine } from '../io/machine.ts';
import type { GivenOption } from '../optionfile/option-spec.ts';
import { probeAdmin } from '../probe/admin.ts';
import { probeAdminNetwork } from '../probe/admin-network.ts';
import type { AttemptPlan } from '../probe/attempt.ts';
import { type GatheredClient, gatherClient } from '../probe/client.ts';
import { type DriverSide, driverSide } from '../probe/driver.ts';
import { probeLog } from '../probe/log.ts';
import { type ProbedServer, probeServer, type ServerHints } from '../probe/server.ts';
import { probeWire } from '../probe/wire.ts';
import { openAdmin, targetOf } from './admin-session.ts';
import { withReplicas } from './look-at-replicas.ts';
import { lookBeside, lookCloser } from './look-closer.ts';

/** What the doctor is asked to look at. */
export interface DoctorRequest {
  /** The flags of the failing client. */
  readonly given: readonly GivenOption[];
  /** The flags of an administrative login; undefined: none. */
  readonly adminGiven?: readonly GivenOption[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly client?: string;
  /** How the failing driver is told to connect; flags count more. */
  readonly driver?: DriverConfig;
  /** A word of the failing client's command line at which it stops. */
  readonly refused?: OptionsRefused;
  readonly serverOptionFile?: string;
  readonly serverUser?: string;
  readonly dataFolder?: string;
  readonly logFile?: string;
  /** The text that the user saw. */
  readonly complaint?: string;
  /** Asks for a password; never called with a secret. */
  readonly password: (question: string) => Promise<string>;
  readonly now: Date;
  /** For everything together. */
  readonly millis?: number;
  /** Nothing is dialled: a server's files and options alone. */
  readonly offline?: boolean;
  /** The command line that asks the same again, for fix lines that prove themselves. */
  readonly again?: string;
  /** The machine that the server's files and processes are looked for on; this one unless said. */
  readonly machine?: Machine;
  /** The way to a socket or a loopback address of that machine. */
  readonly reach?: (target: DialTarget) => Promise<DialTarget>;
  /** The server is looked at over the wire alone, even where it is on this machine. */
  readonly clientSideOnly?: boolean;
}

/** Looks from every side that it can reach, one after the other so that each helps the next. Never throws for what it sees. */
export async function gather(asked: DoctorRequest): Promise<Facts> {
  const driver = asked.driver === undefined ? undefined : await driverSide(asked.driver, asked.cwd);
  const request =
    driver === undefined ? asked : { ...asked, client: driver.facts.id, given: [...driver.given, ...asked.given] };
  const deadline = deadlineIn(request.millis ?? 6000);
  const notLooked: NotLooked[] = [];
  const skip = (why: string, ...kinds: FactKind[]): void =>
    void notLooked.push(...kinds.map((what) => ({ what, why })));
  const client = await gatherClient(request);
  const password = request.offline === true ? '' : await passwordOf(request, client);
  const wire =
    request.offline === true ? undefined : await lookAtWire(request, client, { password, driver }, deadline, skip);
  if (request.offline === true) skip('no connection was asked for', 'wire.name', 'wire.attempts');
  const admin = await lookAsAdmin(request, client.intent, password, deadline, skip);
  const looked = await lookAtServer(request, client.intent, wire, admin, skip);
  const server = looked?.server === undefined ? undefined : await lookCloser(looked.server, request.machine);
  const log = await probeLog(
    request.logFile ?? logOf(server?.inForce, admin),
    server?.dataFolder?.path,
    request.now,
    request.machine,
  );
  if (log === undefined) skip('no log of the server was found or named with --server-log', 'log.lines');
  return {
    time: request.now,
    client: {
      ...(await lookBeside(client.facts)),
      ...(request.complaint === undefined ? {} : { complaint: request.complaint }),
      ...(driver === undefined ? {} : { driver: driver.facts }),
    },
    ...(wire === undefined ? {} : { wire }),
    ...(admin === undefined ? {} : { admin }),
    ...(server === undefined ? {} : { server }),
    ...(looked?.server === undefined && looked !== undefined ? { otherServers: looked.others } : {}),
    ...(log === undefined ? {} : { log }),
    ...(request.again === undefined ? {} : { again: request.again }),
    notLooked,
  };
}

type Skip = (why: string, ...kinds: FactKind[]) => void;

function logOf(
  inForce: Readonly<Record<string, string>> | undefined,
  admin: AdminFacts | undefined,
): string | undefined {
  const named = inForce?.['log-error'] ?? admin?.variables?.log_error;
  return named === undefined || named === '' || named === 'stderr' ? undefined : named;
}

async function lookAtWire(
  request: DoctorRequest,
  client: GatheredClient,
  { password, driver }: { readonly password: string; readonly driver: DriverSide | undefined },
  deadline: Deadline,
  skip: Skip,
): Promise<WireFacts | undefined> {
  const { settings, intent } = client;
  if (settings === undefined || intent === undefined) {
    skip('the client stops at its options', 'wire.name', 'wire.attempts');
    return undefined;
  }
  const verifies = intent.sslMode === 'VERIFY_CA' || intent.sslMode === 'VERIFY_IDENTITY';
  const name = settings.verifyName ?? settings.host;
  const plan: AttemptPlan = {
    purpose: 'as-asked',
    target: await (request.reach ?? asItIs)(targetOf(intent)),
    user: settings.user ?? request.env.USER ?? '',
    password,
    ...(settings.database === null ? {} : { database: settings.database }),
    tls: intent.sslMode === 'DISABLED' ? 'never' : intent.sslMode === 'PREFERRED' ? preferred(intent) : 'must',
    material: client.material,
    verifyChain: driver?.ownStore === true || (verifies && client.material.ca !== undefined),
    fetchPublicKey: settings.getPublicKey,
    cleartext: settings.cleartextPlugin,
    ...(intent.sslMode === 'VERIFY_IDENTITY' || (driver?.ownStore === true && driver.facts.tls.verifiesName)
      ? { verifyName: name }
      : {}),
    ...(request.client === undefined ? {} : { client: request.client }),
  };
  // A peer that stands still must leave time for what comes after.
  return await probeWire(plan, deadlineIn(Math.max(1, Math.min(4500, deadline.left()))));
}

/** The password of the failing client; asked for once. */
async function passwordOf(request: DoctorRequest, { settings }: GatheredClient): Promise<string> {
  const given = settings?.password;
  return given === 'ask' ? await request.password('Enter password: ') : (given?.reveal() ?? '');
}

const asItIs = (target: DialTarget): Promise<DialTarget> => Promise.resolve(target);

/** PREFERRED on a socket makes no TLS (sql-common/client.cc). */
function preferred(intent: ConnectIntent): 'if-offered' | 'never' {
  return intent.transport === 'socket' ? 'never' : 'if-offered';
}

async function lookAsAdmin(
  request: DoctorRequest,
  intent: ConnectIntent | undefined,
  clientPassword: string,
  deadline: Deadline,
  skip: Skip,
): Promise<AdminFacts | undefined> {
  const kinds: FactKind[] = ['admin.variables', 'admin.status', 'admin.accounts', 'admin.replication'];
  if (request.adminGiven === undefined) {
    skip('no administrative login was given (--admin-user)', ...kinds);
    return undefined;
  }
  try {
    const { env, cwd, password, adminGiven: given } = request;
    const millis = Math.min(3000, Math.max(500, deadline.left()));
    const { session, target } = await openAdmin({
      given,
      env,
      cwd,
      password,
      millis,
      ...(request.machine === undefined ? {} : { machine: request.machine }),
      reach: request.reach ?? asItIs,
    });
    try {
      const seen = {
        ...(await probeAdmin(session, intent?.user, clientPassword)),
        ...(await probeAdminNetwork(session)),
      };
      return await withReplicas(seen, session, target, deadline, request.machine);
    } finally {
      await session.close();
    }
  } catch (error) {
    skip(`the administrative login failed: ${asTlsqlError(error).detail.seen}`, ...kinds);
    return undefined;
  }
}

async function lookAtServer(
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
    skip(
      request.clientSideOnly === true
        ? "the client's side alone was asked for (--client-side-only)"
        : 'the server is on another machine (--server-config names its option file)',
      'server.options',
      'server.files',
      'server.process',
      'server.host',
    );
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
  if (probed.server === undefined)
    skip(
      `the server's process was not found: ${probed.why}`,
      'server.options',
      'server.files',
      'server.process',
      'server.host',
    );
  return probed;
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
