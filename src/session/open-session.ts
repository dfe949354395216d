import { randomBytes } from 'node:crypto';
import { type Deadline, deadlineIn } from '../base/deadline.ts';
import { fail } from '../base/error.ts';
import { type DialTarget, dial, targetText } from '../io/dial.ts';
import type { TlsFacts, TlsMaterial } from '../io/tls-facts.ts';
import type { TlsSessions } from '../io/tls-sessions.ts';
import { type Upgraded, upgrade } from '../io/upgrade.ts';
import { type ClientOutcome, clientHandshake } from '../mysql/client-handshake.ts';
import { agreedCompression, type Compression, compressionCapability } from '../mysql/compression.ts';
import { type Channel, channelOver } from './channel.ts';
import { type Judgement, judgeServer, type VerifiedName } from './check-server.ts';
import { type ResultRow, runQuery } from './query.ts';

/** How to connect and log in. */
export interface SessionSettings {
  readonly target: DialTarget;
  /** The target in errors and reports, for example `db1:3306`. */
  readonly at: string;
  readonly user: string;
  readonly password: string;
  readonly database?: string;
  /** `never`: plain. `if-offered`: plain only where the server does not offer TLS. `must`: TLS or nothing. */
  readonly tls: 'never' | 'if-offered' | 'must';
  readonly material: TlsMaterial;
  /** Resume TLS sessions from here and keep new ones; without it every handshake is a full one. */
  readonly sessions?: TlsSessions;
  /** Judge the chain before anything secret is sent. */
  readonly verifyChain: boolean;
  /** Judge this name, too. */
  readonly verifyName?: string;
  /** By whose rule a name is verified: that of MySQL's client (the default), or that of MariaDB's. */
  readonly nameRule?: 'mysql' | 'mariadb';
  /** The server's leaf must have one of these: SHA-256, upper-case hex with colons. */
  readonly fingerprints?: readonly string[];
  /** Where chain or name fail: the server may prove by the password that the certificate is its own (MariaDB 11.4+). */
  readonly proof?: boolean;
  /** For everything up to the end of the login, milliseconds. */
  readonly connectMillis: number;
  /** For each statement, milliseconds. */
  readonly statementMillis?: number;
  readonly publicKey?: string;
  readonly fetchPublicKey?: boolean;
  readonly defaultAuth?: string;
  readonly cleartext?: boolean;
  /** Compress what follows the login where the server can: the first of these that both sides know. */
  readonly compress?: readonly Compression[];
  /** Compress, or fail with `compression-not-possible`. */
  readonly mustCompress?: boolean;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** What was learned on the way in. */
export interface SessionFacts {
  /** The address that answered. */
  readonly address: string;
  readonly server: { readonly version: string; readonly flavor: string };
  /** The server's id of this connection (CONNECTION_ID()). */
  readonly connectionId: number;
  readonly tls: TlsFacts | undefined;
  /** The name that was verified, and by which entry. */
  readonly name: VerifiedName | undefined;
  readonly plugin: string;
  readonly compression: Compression | undefined;
  /** How the password went where it was sent under the server's RSA key. */
  readonly publicKey: 'given' | 'fetched' | undefined;
  readonly millis: {
    readonly resolve: number;
    readonly connect: number;
    readonly greeting: number;
    readonly tls: number;
    readonly login: number;
  };
}

/** A logged-in connection. One statement at a time. */
export interface Session {
  readonly facts: SessionFacts;
  /** The server's greeting and what both sides can. */
  readonly outcome: ClientOutcome;
  readonly channel: Channel;
  /** Runs one statement and returns the rows of its last result set, columns as text; null for NULL. */
  query(sql: string): Promise<readonly ResultRow[]>;
  /** COM_QUIT, then closes. Never throws. */
  close(): Promise<void>;
}

const loginAttributes = { _client_name: 'tlsql', program_name: 'tlsql' };

function noCompression({ at, compress = [] }: SessionSettings, seen: string): never {
  fail('compression-not-possible', {
    at,
    seen,
    expected: compress.join(' or '),
    next: 'add zlib, or uncompressed, to --compression-algorithms',
  });
}

/** Connects, makes TLS, judges the server, logs in. Whatever fails, nothing is left open. */
export async function openSession(settings: SessionSettings): Promise<Session> {
  if (settings.mustCompress === true && settings.compress?.every((kind) => compressionCapability(kind) === undefined))
    noCompression(settings, 'this Node has no zstd, which came with 22.15');
  const deadline = deadlineIn(settings.connectMillis);
  const dialled = await dial(settings.target, deadline);
  const channel = channelOver(dialled.link, settings.at);
  try {
    const { outcome, tls, name, millis } = await logIn(settings, channel, deadline);
    const compression = agreedCompression(outcome.capabilities);
    if (compression !== undefined) channel.compress(compression);
    else if (settings.mustCompress === true) noCompression(settings, 'the server offers none of it');
    channel.allow(1024 * 1024 * 1024);
    const facts: SessionFacts = {
      address: dialled.address,
      server: serverOf(outcome.greeting.version),
      connectionId: outcome.greeting.connectionId,
      tls,
      name,
      plugin: outcome.plugin,
      compression,
      publicKey: outcome.publicKey,
      millis: { resolve: dialled.resolveMillis, connect: dialled.connectMillis, ...millis },
    };
    const statementMillis = settings.statementMillis ?? 60_000;
    return {
      facts,
      outcome,
      channel,
      query: (sql) => runQuery(channel, outcome.capabilities, sql, deadlineIn(statementMillis)),
      close: () => quit(channel),
    };
  } catch (error) {
    channel.link().destroy();
    throw error;
  }
}

interface LoggedIn {
  readonly outcome: ClientOutcome;
  readonly tls: TlsFacts | undefined;
  readonly name: VerifiedName | undefined;
  readonly millis: { readonly greeting: number; readonly tls: number; readonly login: number };
}

/** Carries out what the handshake asks for, step by step. */
async function logIn(settings: SessionSettings, channel: Channel, deadline: Deadline): Promise<LoggedIn> {
  const password = new TextEncoder().encode(settings.password);
  let judged: Judgement = { proofNeeded: false };
  const handshake = clientHandshake({
    ...loginOptions(settings),
    password,
    // Asked for after the certificate was judged, before anything secret is sent.
    get needsProof() {
      return judged.proofNeeded;
    },
  });
  const started = performance.now();
  let greeted = started;
  let upgraded: Upgraded | undefined;
  try {
    let step = handshake.next();
    while (step.done !== true) {
      switch (step.value.do) {
        case 'read': {
          const payload = await channel.read(
            deadline,
            greeted === started ? "the server's greeting" : "the server's answer to the login",
          );
          if (greeted === started) greeted = performance.now();
          step = handshake.next(payload);
          break;
        }
        case 'write':
          await channel.write(step.value.payload, deadline);
          step = handshake.next();
          break;
        case 'upgrade-tls':
          upgraded = await upgrade(channel.link(), settings.material, deadline, settings.at, slotOf(settings));
          channel.moveTo(upgraded.link);
          judged = judgeServer(upgraded.facts, settings, settings.at);
          step = handshake.next(upgraded.facts);
          break;
      }
    }
    const tlsMillis = upgraded?.facts.millis ?? 0;
    const millis = { greeting: greeted - started, tls: tlsMillis, login: performance.now() - greeted - tlsMillis };
    return { outcome: step.value, tls: upgraded?.facts, name: judged.name, millis };
  } finally {
    password.fill(0);
  }
}

/** A session is resumed only where its full handshake verified the chain, thus only where that is asked for. */
function slotOf({ sessions, verifyChain, material, target }: SessionSettings): ReturnType<TlsSessions['slot']> {
  return verifyChain ? sessions?.slot(material, targetText(target)) : undefined;
}

function loginOptions(settings: SessionSettings): Omit<Parameters<typeof clientHandshake>[0], 'password'> {
  return {
    tls: settings.tls,
    transport: 'socket' in settings.target ? 'socket' : 'tcp',
    user: settings.user,
    attributes: { ...loginAttributes, ...settings.attributes },
    // Fetching the RSA key is for plaintext on purpose; where TLS was asked for it is neither fetched nor used.
    fetchPublicKey: settings.tls === 'never' && settings.fetchPublicKey === true,
    cleartext: settings.cleartext === true,
    want: (settings.compress ?? []).reduce((set, kind) => set | (compressionCapability(kind) ?? 0n), 0n),
    random: (length) => randomBytes(length),
    ...(settings.database === undefined ? {} : { database: settings.database }),
    ...(settings.publicKey === undefined ? {} : { publicKey: settings.publicKey }),
    ...(settings.defaultAuth === undefined ? {} : { plugin: settings.defaultAuth }),
  };
}

async function quit(channel: Channel): Promise<void> {
  try {
    channel.restart();
    await channel.write(Uint8Array.of(1), deadlineIn(1000));
    await channel.link().end();
  } catch {
    channel.link().destroy();
  }
}

/** `5.5.5-` stands before the version of a MariaDB server, so that old replicas take it for a MySQL 5.5. */
function serverOf(greeted: string): SessionFacts['server'] {
  return { version: greeted.replace(/^5\.5\.5-(?=\d)/, ''), flavor: /mariadb/i.test(greeted) ? 'MariaDB' : 'MySQL' };
}
