import type { Deadline } from '../base/deadline.ts';
import { asTlsqlError } from '../base/error.ts';
import { connectionsOf } from '../facts/connections.ts';
import type { Attempt, NameFact, WireFacts } from '../facts/wire.ts';
import { resolve } from '../io/dial.ts';
import { type AttemptPlan, makeAttempt } from './attempt.ts';
import { strangerName } from './leave-in-order.ts';
import { otherNames } from './other-names.ts';
import { speakFirst } from './speak-first.ts';
import { attemptWatched } from './stalled.ts';

/** At most so many connections that a server counts towards max_connect_errors: its default is 100, careful people set 10. */
const mostCounted = 5;

/** What is made of connections in one run; tests pass their own. */
type Connect = (plan: AttemptPlan, deadline: Deadline) => Promise<Attempt>;

/**
 * Connects as the user asked; when that fails, connects again in the ways that tell the look-alikes apart: with TLS 1.2,
 * which shows the alert that 1.3 hides behind a lost connection; without the client certificate; with old protocols; in
 * plain text and as nobody, which shows what a peer says that speaks no TLS.
 */
export async function probeWire(
  plan: AttemptPlan,
  deadline: Deadline,
  connect: Connect = makeAttempt,
  speak: typeof speakFirst = speakFirst,
): Promise<WireFacts> {
  const name = 'socket' in plan.target ? undefined : await nameFact(plan.target.host, deadline);
  if (name?.error !== undefined) return { name, attempts: [] };
  const attempts: Attempt[] = await attemptWatched(plan, plainPlan(plan), deadline, connect, speak);
  if (endedWithoutReason(attempts[0])) attempts.push(await speak(plan, 'tls-refusal', deadline));
  for (const next of attempts.length > 1 && attempts[0]?.tls?.closed === 'timeout'
    ? []
    : followUps(plan, attempts[0])) {
    if (connectionsOf(attempts).counted >= mostCounted || deadline.left() === 0) break;
    attempts.push(await connect(next, deadline));
  }
  return { ...(name === undefined ? {} : { name: await moreOf(name, attempts[0]) }), attempts };
}

/** Where the certificate does not name the host: whether it has a name of the host all the same. */
async function moreOf(name: NameFact, first: Attempt | undefined): Promise<NameFact> {
  const [leaf] = first?.tls?.chain ?? [];
  const { ok, what } = first?.tls?.verified ?? {};
  if (leaf === undefined || ok !== false || what !== 'name') return name;
  const names = await otherNames(name, leaf).catch(() => []);
  return names.length === 0 ? name : { ...name, otherNames: names };
}

/** A handshake that failed without an alert and without standing still: the raw bytes may tell why. */
function endedWithoutReason(first: Attempt | undefined): boolean {
  const tls = first?.tls;
  return tls?.ok === false && tls.alertReceived === undefined && tls.closed !== 'timeout';
}

async function nameFact(host: string, deadline: Deadline): Promise<NameFact> {
  const started = performance.now();
  try {
    return { host, addresses: await resolve(host, deadline), millis: performance.now() - started };
  } catch (error) {
    const { code, detail } = asTlsqlError(error);
    return { host, addresses: [], error: String(detail.fields?.errno ?? code), millis: performance.now() - started };
  }
}

/** The further connections that are worth making after the first. */
export function followUps(plan: AttemptPlan, first: Attempt | undefined): AttemptPlan[] {
  if (first?.greeting === undefined || first.tls === undefined) return [];
  const { cert: _cert, key: _key, passphrase: _passphrase, pfx: _pfx, ...withoutIdentity } = plan.material;
  const sent = first.clientCertificateSent === true;
  const judged = first.tls.alertReceived !== undefined || first.login?.closed !== undefined;
  const bare: AttemptPlan = { ...plan, purpose: 'without-client-certificate', material: withoutIdentity };
  const shown: AttemptPlan = { ...plan, purpose: 'tls-1.2', material: { ...plan.material, maxVersion: 'TLSv1.2' } };
  const lone = asStranger(plan);
  if (first.tls.ok) {
    if (!sent || !judged || first.login?.ok === true || first.login?.error !== undefined) return [];
    const newest = first.tls.protocol === 'TLSv1.3' && first.tls.alertReceived === undefined;
    return newest ? [shown, bare] : [bare];
  }
  const old: AttemptPlan = {
    ...lone,
    purpose: 'old-tls',
    material: { ...withoutIdentity, minVersion: 'TLSv1', ciphers: 'ALL' },
  };
  return [...(sent ? [bare] : []), old, plainPlan(plan)];
}

/** A login in plain text. */
function plainPlan(plan: AttemptPlan): AttemptPlan {
  return { ...asStranger(plan), purpose: 'plain', tls: 'never', material: {} };
}

/**
 * A login that is refused in good order: nothing secret crosses an unproven connection, and no account of the user's comes
 * nearer to its FAILED_LOGIN_ATTEMPTS.
 */
function asStranger(plan: AttemptPlan): AttemptPlan {
  const { verifyName: _name, ...rest } = plan;
  return { ...rest, user: strangerName, password: '', verifyChain: false };
}
