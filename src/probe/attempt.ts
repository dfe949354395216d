import { randomBytes } from 'node:crypto';
import type { Deadline } from '../base/deadline.ts';
import { asTlsqlError } from '../base/error.ts';
import type { Attempt, TlsFact } from '../facts/wire.ts';
import { type DialTarget, dial, targetText } from '../io/dial.ts';
import type { TlsMaterial, TlsFacts as Upgraded } from '../io/tls-facts.ts';
import { upgrade } from '../io/upgrade.ts';
import { CLIENT, has } from '../mysql/capabilities.ts';
import { type ClientOptions, type ClientOutcome, clientHandshake } from '../mysql/client-handshake.ts';
import { isErr } from '../mysql/packets/err.ts';
import { parseGreeting } from '../mysql/packets/greeting.ts';
import { type Channel, channelOver } from '../session/channel.ts';
import { runQuery } from '../session/query.ts';
import { type Draft, recordError, saidAfterwards } from './attempt-error.ts';
import { greetingFact } from './greeting-fact.ts';
import { type Answered, howFar, leaveInOrder, strangerName } from './leave-in-order.ts';
import { nameVerdict } from './name-verdict.ts';
import { recorded } from './recorded-link.ts';
import { targetFact } from './target-fact.ts';

/** One connection to make. */
export interface AttemptPlan {
  readonly purpose: Attempt['purpose'];
  readonly target: DialTarget;
  readonly user: string;
  readonly password: string;
  readonly database?: string;
  readonly tls: 'never' | 'if-offered' | 'must';
  readonly material: TlsMaterial;
  readonly verifyChain: boolean;
  /** The name to verify; undefined where the mode does not verify one. */
  readonly verifyName?: string;
  /** Whose rules count for the name. */
  readonly client?: string;
  readonly fetchPublicKey?: boolean;
  readonly publicKey?: string;
  readonly cleartext?: boolean;
  /** Where no CA is given, a MariaDB server of 11.4 or later proves itself by the password that both know. */
  readonly provenByPassword?: boolean;
  /** Called when the greeting has come. */
  readonly greeted?: () => void;
}

/** How the certificate is to be judged. */
type Judging = Pick<AttemptPlan, 'verifyChain' | 'client'> & { readonly verifyName?: string | undefined };

/** What is known of a connection beside its facts. */
interface Progress {
  channel?: Channel;
  /** The greeting as it came. */
  greeting?: Uint8Array;
  /** What ends in the middle of it, MySQL counts and MariaDB does not (measured). */
  answered: Answered;
}

/**
 * Connects as planned and records how far it came; never throws for what the peer does. A server that is not verified as
 * the plan demands gets neither user nor password, and one without TLS where TLS is a must neither: a stranger without a
 * password logs in, so that the server refuses it in good order and counts nothing against this host.
 */
export async function makeAttempt(plan: AttemptPlan, deadline: Deadline): Promise<Attempt> {
  const draft: Draft = {
    purpose: plan.purpose,
    to: targetFact(plan.target),
    tlsWanted: plan.tls !== 'never',
    clientCertificateSent: plan.tls !== 'never' && (plan.material.cert ?? plan.material.pfx) !== undefined,
    stage: 'connect',
    millis: {},
    ...(plan.material.maxVersion === undefined ? {} : { maxVersion: plan.material.maxVersion }),
  };
  const progress: Progress = { answered: 'not' };
  let started = performance.now();
  try {
    const dialled = await dial(plan.target, deadline);
    if (!('socket' in plan.target)) draft.to = { address: dialled.address, port: plan.target.port };
    if (dialled.from !== undefined) draft.from = dialled.from;
    draft.millis = { connect: dialled.connectMillis };
    draft.stage = 'greeting';
    started = performance.now();
    const keep = (bytes: Uint8Array): void => {
      draft.firstBytes = bytes;
    };
    const link = recorded(dialled.link, keep, () => draft.stage === 'greeting');
    progress.channel = channelOver(link, targetText(plan.target));
    await converse(plan, progress.channel, draft, progress, deadline);
  } catch (error) {
    if (draft.stage === 'greeting') draft.millis = { ...draft.millis, greeting: performance.now() - started };
    recordError(draft, asTlsqlError(error));
    const { channel, greeting } = progress;
    if (draft.stage === 'capability' && channel !== undefined && greeting !== undefined)
      progress.answered = await leaveInOrder(channel, greeting, deadline);
  } finally {
    progress.channel?.link().destroy();
  }
  if (draft.greeting !== undefined) delete draft.firstBytes;
  draft.counted = isCounted(draft, progress.answered);
  return draft;
}

/** Errors in answer to a login by which the server says that there was none. */
const noLogin: readonly number[] = [1043, 1156, 1158, 1159];

/** Whether the server counts the attempt towards max_connect_errors: all that leave before a login is answered. */
function isCounted({ to, stage, greeting, greetingError, login }: Draft, answered: Answered): boolean {
  if (stage === 'connect' || to.socket !== undefined || greetingError !== undefined) return false;
  const errno = login?.error?.errno;
  if (errno === undefined) return answered === 'not' || (answered === 'partly' && greeting?.flavor !== 'mariadb');
  // MariaDB 11 refuses a plain login before it looks at it (measured on 11.8; 10.11 looks first, as MySQL does).
  const early = errno === 3159 && greeting?.flavor === 'mariadb' && !/^10\./.test(greeting.version);
  return early || noLogin.includes(errno);
}

async function converse(
  plan: AttemptPlan,
  channel: Channel,
  draft: Draft,
  progress: Progress,
  deadline: Deadline,
): Promise<void> {
  const handshake = clientHandshake(loginOf(plan, () => draft.tls?.verified?.ok !== false));
  const started = performance.now();
  let step = handshake.next();
  while (step.done !== true) {
    switch (step.value.do) {
      case 'read': {
        const payload = await channel.read(
          deadline,
          draft.stage === 'greeting' ? 'the greeting' : "the server's answer to the login",
        );
        if (draft.stage === 'greeting') {
          progress.greeting = payload;
          readGreeting(draft, payload, performance.now() - started);
          plan.greeted?.();
        } else progress.answered = howFar(payload);
        step = handshake.next(payload);
        break;
      }
      case 'write':
        if (draft.stage !== 'tls' || draft.tls !== undefined) draft.stage = 'login';
        await channel.write(step.value.payload, deadline);
        step = handshake.next();
        break;
      case 'upgrade-tls': {
        draft.stage = 'tls';
        const upgraded = await upgrade(channel.link(), plan.material, deadline, targetText(plan.target));
        channel.moveTo(upgraded.link);
        draft.tls = tlsFact(
          provesItself(plan, draft) ? { ...plan, verifyChain: false, verifyName: undefined } : plan,
          upgraded.facts,
        );
        draft.millis = { ...draft.millis, tls: upgraded.facts.millis };
        step = handshake.next(upgraded.facts);
        break;
      }
    }
  }
  draft.millis = { ...draft.millis, login: performance.now() - started };
  await settle(draft, channel, step.value, deadline);
}

/** The login of the plan, or that of a stranger where the server is not trusted. */
function loginOf(plan: AttemptPlan, trusted: () => boolean): ClientOptions {
  const password = new TextEncoder().encode(plan.password);
  return {
    tls: plan.tls,
    transport: 'socket' in plan.target ? 'socket' : 'tcp',
    get user() {
      return trusted() ? plan.user : strangerName;
    },
    get password() {
      return trusted() ? password : new Uint8Array();
    },
    attributes: { _client_name: 'tlsql', program_name: 'tlsql doctor' },
    fetchPublicKey: plan.tls === 'never' && plan.fetchPublicKey === true,
    cleartext: plan.cleartext === true,
    random: (length) => randomBytes(length),
    ...(plan.publicKey === undefined ? {} : { publicKey: plan.publicKey }),
    ...(plan.database === undefined ? {} : { database: plan.database }),
  };
}

function readGreeting(draft: Draft, payload: Uint8Array, millis: number): void {
  draft.millis = { ...draft.millis, greeting: millis };
  if (isErr(payload)) return;
  const greeting = parseGreeting(payload);
  draft.greeting = greetingFact(greeting);
  draft.stage = !draft.tlsWanted ? 'login' : has(greeting.capabilities, CLIENT.SSL) ? 'tls' : 'capability';
}

/** Drivers of MariaDB without a CA take a server of 11.4 or later by its answer to the password, whatever its certificate. */
function provesItself({ provenByPassword, password }: AttemptPlan, { greeting }: Draft): boolean {
  const [, major, minor] = /^(?:5\.5\.5-)?(\d+)\.(\d+)/.exec(greeting?.version ?? '') ?? [];
  const able = greeting?.flavor === 'mariadb' && Number(major) * 100 + Number(minor) >= 1104;
  return provenByPassword === true && password !== '' && able;
}

function tlsFact(plan: Judging, facts: Upgraded): TlsFact {
  const { protocol, cipher, peerChain: chain, signatureSchemes: schemes } = facts;
  const request = schemes === undefined ? {} : { clientCertificateRequested: true, clientSignatureAlgorithms: schemes };
  const base = { ok: true, protocol, cipher, chain, ...request };
  const [leaf] = chain;
  const named = (name: string): string | undefined =>
    leaf === undefined ? 'no certificate' : nameErrorOf(leaf, name, plan.client);
  const error = plan.verifyName === undefined ? undefined : named(plan.verifyName);
  if (plan.verifyChain && facts.chainError !== undefined) {
    const also = error === undefined ? {} : { nameError: error };
    return { ...base, verified: { ok: false, what: 'chain', error: facts.chainError, ...also } };
  }
  if (plan.verifyName === undefined) return plan.verifyChain ? { ...base, verified: { ok: true } } : base;
  return { ...base, verified: error === undefined ? { ok: true } : { ok: false, what: 'name', error } };
}

function nameErrorOf(leaf: Uint8Array, name: string, client: string | undefined): string | undefined {
  try {
    return nameVerdict(leaf, name, client);
  } catch (error) {
    return asTlsqlError(error).message;
  }
}

/** After the OK: what the session says of itself, then a proper end. */
async function settle(draft: Draft, channel: Channel, outcome: ClientOutcome, deadline: Deadline): Promise<void> {
  draft.stage = 'done';
  draft.login = {
    ok: true,
    plugin: outcome.plugin,
    switched: outcome.switches.length > 0,
    exchange: outcome.publicKey === undefined ? (outcome.full ? 'full-tls' : 'fast') : 'full-rsa',
  };
  try {
    const rows = await runQuery(channel, outcome.capabilities, "SHOW SESSION STATUS LIKE 'Ssl_%'", deadline);
    const who = await runQuery(channel, outcome.capabilities, 'SELECT CURRENT_USER(), USER()', deadline);
    const status = rows.map(([name, value]) => [name ?? '', value ?? ''] as const);
    draft.session = { ...Object.fromEntries(status), current_user: who[0]?.[0] ?? '', user: who[0]?.[1] ?? '' };
    channel.restart();
    await channel.write(Uint8Array.of(1), deadline);
    await channel.link().end();
  } catch (error) {
    // The login is what was asked; what a server says to the first statement tells of its account or of init_connect.
    const afterwards = saidAfterwards(asTlsqlError(error));
    if (afterwards !== undefined && draft.session === undefined) draft.login = { ...draft.login, afterwards };
  }
}
