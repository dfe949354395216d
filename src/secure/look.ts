import { createHash } from 'node:crypto';
import type { ReplicaFact } from '../facts/replication.ts';
import type { Machine } from '../io/machine.ts';
import { can } from '../mysql/abilities.ts';
import type { AccountName } from '../plan/account-name.ts';
import type { AccountIntent, SecureIntent } from '../plan/intent.ts';
import { planSecure } from '../plan/plan-secure.ts';
import { materialFaults } from '../plan/server-material.ts';
import type { Situation } from '../plan/situation.ts';
import type { Refusal, SecurePlan } from '../plan/step.ts';
import { type TlsPlace, tlsPlace } from '../plan/tls-place.ts';
import { openSession, type Session, type SessionSettings } from '../session/open-session.ts';
import { givenCa, readGiven } from './apply-step.ts';
import { channelsOf } from './channels.ts';
import { sourceFaults } from './look-at-sources.ts';
import { lookAtFiles, type Wanted } from './look-files.ts';
import { lookAtHost, runsThere } from './look-host.ts';
import { lookAtServer } from './look-server.ts';
import { type CaAccess, type ClientPair, caAt, caBundle, clientAt, clientSubject } from './supply.ts';

/** What is wanted, as flags and files say it: subjects may be open. */
export interface Wish extends Omit<SecureIntent, 'accounts' | 'hasPassword' | 'material'> {
  readonly accounts: readonly {
    readonly account: AccountName;
    readonly require: AccountIntent['require'];
    readonly subject?: string;
  }[];
  readonly material:
    | { readonly from: 'ca'; readonly dir: string; readonly subject: string }
    | { readonly from: 'files'; readonly cert: string; readonly key: string; readonly ca: string };
  readonly password?: string;
  /** A client's certificate that was given. */
  readonly client?: ClientPair;
  /** The option file. */
  readonly config?: string;
}

/** Everything that was seen, and the plan that follows. */
export interface Looked {
  readonly situation: Situation;
  readonly intent: SecureIntent;
  readonly place: TlsPlace;
  readonly plan: SecurePlan;
}

/** How long a certificate must still be valid for a run to leave it alone, days. */
const days = 30;

/** Looks at the server, its machine and the CA, and plans. Changes nothing. */
export async function look(
  session: Session,
  settings: SessionSettings,
  host: Machine,
  wish: Wish,
  access: CaAccess,
): Promise<Looked> {
  const seen = await lookAtServer(session, settings.at, 'socket' in settings.target ? 'socket' : 'tcp');
  const address = 'socket' in settings.target ? undefined : session.facts.address;
  const here = wish.files && (await runsThere(host, address, seen.variables));
  const channels = wish.replicas === true ? await channelsOf(session) : undefined;
  const situation: Situation = {
    ...seen,
    ...(channels === undefined ? {} : { channels }),
    host: here ? await lookAtHost(host, seen, wish.config) : undefined,
  };
  const ca = wish.material.from === 'ca' && wish.files ? caAt(wish.material.dir, access) : undefined;
  const { intent, clients } = resolveIntent(wish, ca);
  const place = tlsPlace(situation, intent);
  const pkcs1Only = can(situation.server, 'pkcs8-keys') === false;
  const given = wish.material.from === 'files' && here ? await readGiven(wish.material) : undefined;
  const demands = { names: intent.names, now: access.now(), pkcs1Only };
  const faults = [
    ...(given === undefined ? [] : materialFaults(given, { ...demands, days: 0 })),
    ...(pkcs1Only && ca !== undefined && ca.certificate.key.type !== 'rsa'
      ? ['the CA has no RSA key, and this server (yaSSL) verifies nothing else']
      : []),
    ...clientFaults(wish),
    ...(wish.files || givenCa(settings) !== undefined
      ? []
      : [
          "without the CA of the server nothing can be proven: give --ssl-mode=VERIFY_CA and --ssl-ca (on a managed server, its provider's CA bundle)",
        ]),
  ];
  const exactly = given ?? (ca === undefined ? undefined : { ca: caBundle(ca) });
  const wanted: Wanted = {
    ...demands,
    days: given === undefined ? days : 0,
    ...(exactly === undefined ? {} : { exactly }),
    user: situation.host?.user,
    ...(situation.host?.pid === undefined ? {} : { pid: situation.host.pid }),
    served: here && situation.tls.on ? await servedLeaf(session, settings, pkcs1Only) : undefined,
  };
  const placed = here
    ? await lookAtFiles(host, place.paths, wanted)
    : { directory: 'missing' as const, writable: false, existing: [], unfit: 'it was not looked at' };
  const sources = await sourcesOf(host, wish, situation.channels ?? [], exactly?.ca);
  return { situation, intent, place, plan: planSecure(situation, intent, place, { placed, faults, clients, sources }) };
}

/** What would keep the channels from their sources; nothing is known where the CA is still to be made. */
async function sourcesOf(
  host: Machine,
  wish: Wish,
  channels: readonly ReplicaFact[],
  installed: Uint8Array | undefined,
): Promise<Refusal[]> {
  const ca = wish.replicaCa === undefined ? installed : await host.read(wish.replicaCa);
  return ca === undefined ? [] : await sourceFaults(channels, new TextDecoder().decode(ca));
}

/** The state folder's name of a server: the same however it is reached. */
export function serverKey(variables: Readonly<Record<string, string>>): string {
  const { hostname = '', datadir = '', port = '' } = variables;
  return createHash('sha256').update(`${hostname}\n${datadir}\n${port}`).digest('hex').slice(0, 16);
}

function resolveIntent(
  wish: Wish,
  ca: ReturnType<typeof caAt>,
): { intent: SecureIntent; clients: { name: string; subject?: string }[] } {
  const { clientOut } = wish;
  const clients: { name: string; subject?: string }[] = [];
  const accounts = wish.accounts.map((one): AccountIntent => {
    if (one.require === 'ssl') return { account: one.account, require: 'ssl' };
    const subject = one.subject ?? wish.client?.subject;
    if (clientOut === undefined || wish.material.from !== 'ca' || !wish.files) return withSubject(one, subject);
    const { user } = one.account;
    const there = ca === undefined ? undefined : clientAt(clientOut, user, ca, days);
    const fits = there !== undefined && (one.subject === undefined || there.subject === one.subject);
    const own = fits ? there.subject : (one.subject ?? clientSubject(ca, user));
    if (!fits && !clients.some(({ name }) => name === user)) clients.push({ name: user, subject: own });
    return withSubject(one, own);
  });
  const material = wish.material.from === 'ca' ? { ...wish.material, exists: ca !== undefined } : wish.material;
  const { password, client: _client, config: _config, ...rest } = wish;
  return { intent: { ...rest, accounts, material, hasPassword: password !== undefined }, clients };
}

function withSubject(one: Wish['accounts'][number], subject: string | undefined): AccountIntent {
  const { account, require } = one;
  return require === 'subject' && subject !== undefined ? { account, require, subject } : { account, require };
}

/** Without the CA's key, only a client's certificate that is given can show that the rightful client gets in. */
function clientFaults(wish: Wish): string[] {
  const mutual = wish.accounts.some(({ require }) => require !== 'ssl');
  if (!mutual || wish.client !== undefined || (wish.material.from === 'ca' && wish.files)) return [];
  return [
    "without a client's certificate nothing shows that the rightful client still gets in: give --client-cert and --client-key",
  ];
}

/** The fingerprint of the leaf that the server shows, seen on a connection that trusts no more than the one we have. */
async function servedLeaf(session: Session, settings: SessionSettings, old: boolean): Promise<string | undefined> {
  if (session.facts.tls !== undefined) return session.facts.tls.peerFingerprint;
  try {
    const material = { ...settings.material, ...(old ? { minVersion: 'TLSv1' as const } : {}) };
    const second = await openSession({ ...settings, tls: 'must', material });
    await second.close();
    return second.facts.tls?.peerFingerprint;
  } catch {
    return undefined;
  }
}
