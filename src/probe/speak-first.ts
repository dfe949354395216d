import { type Deadline, deadlineIn } from '../base/deadline.ts';
import { asTlsqlError } from '../base/error.ts';
import type { Attempt, ServerError } from '../facts/wire.ts';
import { dial, targetText } from '../io/dial.ts';
import type { Link } from '../io/link.ts';
import { upgrade } from '../io/upgrade.ts';
import { CLIENT } from '../mysql/capabilities.ts';
import { frame } from '../mysql/framing.ts';
import { isErr, parseErr } from '../mysql/packets/err.ts';
import { parseGreeting } from '../mysql/packets/greeting.ts';
import { buildSslRequest } from '../mysql/packets/ssl-request.ts';
import { type Channel, channelOver } from '../session/channel.ts';
import type { AttemptPlan } from './attempt.ts';
import type { Draft } from './attempt-error.ts';
import { refusedHello } from './client-hello.ts';
import { greetingFact } from './greeting-fact.ts';
import { recorded } from './recorded-link.ts';
import { targetFact } from './target-fact.ts';

type Purpose = 'tls-first' | 'proxy-header' | 'tls-refusal' | 'first-bytes';

/**
 * Speaks where a client would wait: TLS at once, a PROXY header, PostgreSQL's request for TLS, or, after the greeting,
 * the request for TLS with a ClientHello that can only be refused. Records the bytes that come; never throws.
 */
export async function speakFirst(plan: AttemptPlan, purpose: Purpose, deadline: Deadline): Promise<Attempt> {
  const draft: Draft = {
    purpose,
    to: targetFact(plan.target),
    tlsWanted: purpose === 'tls-first' || purpose === 'tls-refusal',
    stage: 'connect',
    millis: {},
  };
  let link: Link | undefined;
  try {
    const keep = (bytes: Uint8Array): void => {
      draft.firstBytes = bytes;
    };
    link = recorded((await dial(plan.target, deadline)).link, keep, () => draft.stage === 'greeting');
    draft.stage = 'greeting';
    if (purpose === 'tls-first') await tlsFirst(plan, link, draft, deadline);
    else if (purpose === 'first-bytes') await postgresRequest(link, draft, deadline);
    else if (purpose === 'proxy-header') await proxyHeader(link, draft, deadline, targetText(plan.target));
    else await refusal(link, draft, deadline, targetText(plan.target));
  } catch (error) {
    const { code } = asTlsqlError(error);
    draft.closedBeforeGreeting =
      code === 'deadline-passed' ? 'timeout' : code === 'connection-closed' ? 'fin' : 'reset';
  } finally {
    link?.destroy();
  }
  if (draft.greeting !== undefined && purpose !== 'tls-first') delete draft.firstBytes;
  draft.counted = draft.stage !== 'connect' && !('socket' in plan.target);
  return draft;
}

async function tlsFirst(plan: AttemptPlan, link: Link, draft: Draft, deadline: Deadline): Promise<void> {
  await link.write(refusedHello(), deadline);
  const bytes = await link.read(deadline, 'an answer to TLS');
  link.destroy();
  if (bytes === undefined) draft.closedBeforeGreeting = 'fin';
  // Some TLS servers close without an alert.
  if (bytes !== undefined && bytes[0] !== 0x15 && bytes[0] !== 0x16) return;
  await insideTls(plan, draft, deadline);
}

/** The same with a handshake that can be accepted: the certificate, and the greeting inside. */
async function insideTls(plan: AttemptPlan, draft: Draft, deadline: Deadline): Promise<void> {
  const at = targetText(plan.target);
  const { ca } = plan.material;
  const { link } = await dial(plan.target, deadline);
  draft.connections = 2;
  try {
    const { link: inside, facts } = await upgrade(link, ca === undefined ? {} : { ca }, deadline, at);
    draft.stage = 'tls';
    draft.tls = { ok: true, protocol: facts.protocol, cipher: facts.cipher, chain: facts.peerChain };
    const within = deadlineIn(Math.min(800, deadline.left()));
    let heard: Uint8Array | undefined;
    const spoken = recorded(inside, (bytes) => {
      heard = bytes;
    });
    try {
      const payload = await channelOver(spoken, at).read(within, 'a greeting inside TLS');
      draft.greeting = greetingFact(parseGreeting(payload));
    } catch {
      if (heard === undefined) await askForPage(spoken, deadline);
      if (heard !== undefined) draft.insideTls = heard;
    }
  } catch {
    // What was seen so far stands.
  } finally {
    link.destroy();
  }
}

/** Whoever waits inside TLS for the client to speak may be a web server: it answers this in its own words. */
async function askForPage(link: Link, deadline: Deadline): Promise<void> {
  await link.write(new TextEncoder().encode('GET / HTTP/1.0\r\n\r\n'), deadline);
  await link.read(deadlineIn(Math.min(800, deadline.left())), 'an answer to HTTP');
}

/** SSLRequest of PostgreSQL (protocol-message-formats): its servers answer S or N, and close on what they do not know. */
async function postgresRequest(link: Link, draft: Draft, deadline: Deadline): Promise<void> {
  await link.write(Uint8Array.of(0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f), deadline);
  if ((await link.read(deadline, 'an answer to PostgreSQL')) === undefined) draft.closedBeforeGreeting = 'fin';
}

/** https://www.haproxy.org/download/1.8/doc/proxy-protocol.txt, section 2.1. */
async function proxyHeader(link: Link, draft: Draft, deadline: Deadline, at: string): Promise<void> {
  await link.write(new TextEncoder().encode('PROXY UNKNOWN\r\n'), deadline);
  const payload = await channelOver(link, at).read(deadline, 'a greeting after the PROXY header');
  if (!isErr(payload)) draft.greeting = greetingFact(parseGreeting(payload));
}

async function refusal(link: Link, draft: Draft, deadline: Deadline, at: string): Promise<void> {
  const channel = channelOver(link, at);
  draft.greeting = greetingFact(parseGreeting(await channel.read(deadline, 'the greeting')));
  draft.stage = 'tls';
  const unasked = await unaskedError(channel, deadline);
  if (unasked !== undefined) {
    draft.tls = { ok: false, chain: [], plainAnswer: { bytes: new Uint8Array(), error: unasked, unasked: true } };
    return;
  }
  const capabilities = CLIENT.SSL | CLIENT.PROTOCOL_41 | CLIENT.SECURE_CONNECTION | CLIENT.LONG_PASSWORD;
  const request = frame(buildSslRequest({ capabilities, maxPacket: 0x1000000, charset: 45 }), 1);
  await link.write(Buffer.concat([request, refusedHello()]), deadline);
  const bytes = await answerTo(link, draft, deadline);
  if (bytes === undefined) return;
  const error = errorIn(bytes);
  if (bytes[0] === 0x15 && bytes[1] === 3)
    draft.tls = {
      ok: false,
      chain: [],
      alertReceived: { code: bytes[6] ?? 0, name: 'handshake_failure', fatal: true },
    };
  else
    draft.tls = {
      ok: false,
      chain: [],
      plainAnswer: { bytes: bytes.subarray(0, 64), ...(error === undefined ? {} : { error }) },
    };
}

/** An error that comes before we said anything: somebody else spoke in our place. */
async function unaskedError(channel: Channel, deadline: Deadline): Promise<ServerError | undefined> {
  try {
    const payload = await channel.read(deadlineIn(Math.min(150, deadline.left())), 'silence');
    if (!isErr(payload)) return undefined;
    const { number, sqlState, message } = parseErr(payload);
    return { errno: number, text: message, ...(sqlState === undefined ? {} : { sqlState }) };
  } catch {
    return undefined;
  }
}

async function answerTo(link: Link, draft: Draft, deadline: Deadline): Promise<Uint8Array | undefined> {
  try {
    const bytes = await link.read(deadline, 'the answer to TLS');
    if (bytes === undefined) draft.tls = { ok: false, chain: [], closed: 'fin' };
    return bytes;
  } catch (error) {
    const late = asTlsqlError(error).code === 'deadline-passed';
    draft.tls = { ok: false, chain: [], closed: late ? 'timeout' : 'reset' };
    return undefined;
  }
}

/** An ERR packet in place of a TLS record: its length may even look like the type of a handshake. */
export function errorIn(bytes: Uint8Array): ServerError | undefined {
  const length = (bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8) | ((bytes[2] ?? 0) << 16);
  if (bytes[4] !== 0xff || bytes.length < 4 + length || length < 3) return undefined;
  const { number, sqlState, message } = parseErr(bytes.subarray(4, 4 + length));
  return { errno: number, text: message, ...(sqlState === undefined ? {} : { sqlState }) };
}
