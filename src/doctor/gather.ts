import { type Deadline, deadlineIn } from '../base/deadline.ts';
import type { AdminFacts } from '../facts/admin.ts';
import type { ConnectIntent } from '../facts/client.ts';
import type { Facts } from '../facts/facts.ts';
import type { FileContent } from '../facts/file.ts';
import type { FactKind, NotLooked } from '../facts/vantage.ts';
import type { Attempt, WireFacts } from '../facts/wire.ts';
import type { DialTarget } from '../io/dial.ts';
import type { AttemptPlan } from '../probe/attempt.ts';
import { type GatheredClient, gatherClient } from '../probe/client.ts';
import { type DriverSide, driverSide } from '../probe/driver.ts';
import { probeLog } from '../probe/log.ts';
import { probeWire } from '../probe/wire.ts';
import { encodePem } from '../x509/pem.ts';
import { targetOf } from './admin-session.ts';
import { type AdminLook, lookAsAdmin, lookBefore } from './look-as-admin.ts';
import { lookAtGroup } from './look-at-group.ts';
import { lookAtListener, lookAtServer } from './look-at-server.ts';
import { lookAtSocket } from './look-at-socket.ts';
import { lookBeside, lookCloser } from './look-closer.ts';
import { type LookThere, lookThere } from './look-there.ts';
import type { DoctorRequest, Skip } from './request.ts';

/** Looks from every side that it can reach, one after the other so that each helps the next. Never throws for what it sees. */
export async function gather(asked: DoctorRequest): Promise<Facts> {
  const driver = asked.driver === undefined ? undefined : await driverSide(asked.driver, asked.cwd);
  const request =
    driver === undefined ? asked : { ...asked, client: driver.facts.id, given: [...driver.given, ...asked.given] };
  const deadline = deadlineIn(request.millis ?? 5200);
  const notLooked: NotLooked[] = [];
  const skip: Skip = (why, ...kinds) => void notLooked.push(...kinds.map((what) => ({ what, why })));
  const there = lookThere(request.machine, skip);
  const client = await gatherClient(request);
  const password = request.offline === true ? '' : await passwordOf(request, client);
  const connections: Attempt[] = [];
  const look = adminLook(request, there, (connection) => void connections.push(connection));
  const before = request.offline === true ? undefined : await lookBefore(look, deadline);
  const wire =
    request.offline === true
      ? undefined
      : await lookAtWire(request, client, { password, driver, there }, deadline, skip);
  if (request.offline === true) skip('no connection was asked for', 'wire.name', 'wire.attempts');
  const about = { user: client.intent?.user, password, before, wire };
  const { admin: seen, adminElsewhere } = await lookAsAdmin(look, about, deadline, skip);
  const admin = withRequired(seen, request);
  connections.push(...(admin?.replicas ?? []).flatMap(({ source }) => (source === undefined ? [] : [source])));
  const looked = await there.look(() => lookAtServer(request, client.intent, wire, admin, skip), ...ofServer);
  const listener = await lookAtListener(request, wire);
  const found = looked?.server;
  const server =
    found && ((await there.look(() => lookCloser(found, request.machine), 'server.files', 'server.host')) ?? found);
  const place = request.logFile ?? logOf(server?.inForce, admin);
  const folder = server?.dataFolder?.path;
  const unread = (why: string): void => skip(why, 'log.lines');
  const log = await there.look(() => probeLog(place, folder, request.now, request.machine, unread), 'log.lines');
  const reach = request.offline === true ? undefined : look.reach;
  const group = await there.look(
    () => lookAtGroup({ admin, server }, deadline, reach, request.machine),
    'server.group',
  );
  const unreached = there.why();
  const socket = request.machine === undefined ? await lookAtSocket(wire, request.cwd) : undefined;
  if (log === undefined) skip('no log of the server was found or named with --server-log', 'log.lines');
  return {
    time: request.now,
    client: {
      ...(await lookBeside(client.facts)),
      ...(socket === undefined ? {} : { socket }),
      ...(request.complaint === undefined ? {} : { complaint: request.complaint }),
      ...(driver === undefined ? {} : { driver: driver.facts }),
    },
    ...(wire === undefined ? {} : { wire }),
    ...(admin === undefined ? {} : { admin }),
    ...(adminElsewhere === undefined ? {} : { adminElsewhere }),
    ...(server === undefined ? {} : { server }),
    ...(looked?.server === undefined && looked !== undefined ? { otherServers: looked.others } : {}),
    ...(listener === undefined ? {} : { listener }),
    ...(log === undefined ? {} : { log }),
    ...(group === undefined ? {} : { group }),
    ...(request.again === undefined ? {} : { again: request.again }),
    ...(request.elsewhere === undefined ? {} : { elsewhere: request.elsewhere }),
    ...(unreached === undefined ? {} : { unreached }),
    ...(connections.length === 0 ? {} : { otherConnections: connections }),
    notLooked,
  };
}

function withRequired(admin: AdminFacts | undefined, { requiredBy }: DoctorRequest): AdminFacts | undefined {
  const required = admin?.variables === undefined ? [] : (requiredBy?.(admin.variables) ?? []);
  return admin === undefined || required.length === 0 ? admin : { ...admin, required };
}

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
  {
    password,
    driver,
    there,
  }: { readonly password: string; readonly driver: DriverSide | undefined; readonly there: LookThere },
  deadline: Deadline,
  skip: Skip,
): Promise<WireFacts | undefined> {
  const { settings, intent } = client;
  if (settings === undefined || intent === undefined) {
    skip('the client stops at its options', 'wire.name', 'wire.attempts');
    return undefined;
  }
  const reach = request.reach ?? asItIs;
  const target = await there.look(() => reach(targetOf(intent)), 'wire.name', 'wire.attempts');
  if (target === undefined) return undefined;
  const verifies = intent.sslMode === 'VERIFY_CA' || intent.sslMode === 'VERIFY_IDENTITY';
  const name = settings.verifyName ?? settings.host;
  // A file that we could not use leaves the system's store, which is not the driver's.
  const byDriver = driver?.verifies === true && (driver.facts.tls.ca === undefined || client.material.ca !== undefined);
  const plan: AttemptPlan = {
    purpose: 'as-asked',
    target,
    user: settings.user ?? request.env.USER ?? '',
    password,
    ...(settings.database === null ? {} : { database: settings.database }),
    tls: intent.sslMode === 'DISABLED' ? 'never' : intent.sslMode === 'PREFERRED' ? preferred(intent) : 'must',
    material: { ...client.material, ...driver?.identity },
    verifyChain: byDriver || (verifies && client.material.ca !== undefined),
    provenByPassword: driver?.provenByPassword === true,
    fetchPublicKey: settings.getPublicKey || fetchesKeyUnasked(client.facts.program?.id),
    ...publicKeyOf(client.facts.files?.['server-public-key']?.content),
    cleartext: settings.cleartextPlugin,
    ...(intent.sslMode === 'VERIFY_IDENTITY' || (byDriver && driver.facts.tls.verifiesName)
      ? { verifyName: name }
      : {}),
    ...(request.client === undefined ? {} : { client: request.client }),
  };
  // A peer that stands still must leave time for what comes after.
  return await probeWire(plan, deadlineIn(Math.max(1, Math.min(4500, deadline.left()))));
}

/** MariaDB's client asks a server without TLS for its RSA key by itself (libmariadb, plugins/auth/caching_sha2_pw.c). */
function fetchesKeyUnasked(program: string | undefined): boolean {
  return /^mariadb(-\d|$)/.test(program ?? '');
}

/** The key that --server-public-key-path names, for the password without TLS. */
function publicKeyOf(content: FileContent | undefined): { readonly publicKey?: string } {
  const block = content?.blocks.find(({ kind }) => kind === 'public-key');
  if (block?.kind !== 'public-key') return {};
  return { publicKey: encodePem('PUBLIC KEY', block.spki) };
}

/** The password of the failing client. */
async function passwordOf(request: DoctorRequest, { settings }: GatheredClient): Promise<string> {
  const given = settings?.password;
  return given === 'ask' ? await request.password('Enter password: ') : (given?.reveal() ?? '');
}

function adminLook(
  { adminGiven: given, env, cwd, password, machine, reach = asItIs }: DoctorRequest,
  there: LookThere,
  made: AdminLook['made'],
): AdminLook {
  return { given, env, cwd, password, reach, made, there, ...(machine === undefined ? {} : { machine }) };
}

const ofServer: readonly FactKind[] = ['server.options', 'server.files', 'server.process', 'server.host'];

const asItIs = (target: DialTarget): Promise<DialTarget> => Promise.resolve(target);

/** PREFERRED on a socket makes no TLS (sql-common/client.cc). */
function preferred(intent: ConnectIntent): 'if-offered' | 'never' {
  return intent.transport === 'socket' ? 'never' : 'if-offered';
}
