import { type Deadline, deadlineIn } from '../base/deadline.ts';
import { asTlsqlError } from '../base/error.ts';
import type { AdminFacts } from '../facts/admin.ts';
import type { ConnectIntent } from '../facts/client.ts';
import type { Facts } from '../facts/facts.ts';
import type { FactKind, NotLooked } from '../facts/vantage.ts';
import type { WireFacts } from '../facts/wire.ts';
import type { DialTarget } from '../io/dial.ts';
import { probeAdmin } from '../probe/admin.ts';
import { probeAdminNetwork } from '../probe/admin-network.ts';
import type { AttemptPlan } from '../probe/attempt.ts';
import { type GatheredClient, gatherClient } from '../probe/client.ts';
import { type DriverSide, driverSide } from '../probe/driver.ts';
import { probeLog } from '../probe/log.ts';
import { probeWire } from '../probe/wire.ts';
import { openAdmin, targetOf } from './admin-session.ts';
import { withReplicas } from './look-at-replicas.ts';
import { lookAtServer } from './look-at-server.ts';
import { lookBeside, lookCloser } from './look-closer.ts';
import type { DoctorRequest, Skip } from './request.ts';

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
