import type { Facts } from '../facts/facts.ts';
import type { Attempt } from '../facts/wire.ts';
import { addressText, asked, attemptFor } from './engine/attempts.ts';
import type { Check, Found } from './engine/check.ts';
import type { State } from './engine/state.ts';

export const check: Check = {
  id: 'network-nothing-after-greeting',
  family: 'network-ops',
  title: 'The greeting comes, and nothing that the client says after it is answered',
  role: 'cause',
  severity: 'error',
  seenFrom: ['wire'],
  leadsTo: ['handshake-failed', 'login-denied'],
  versions: 'all',
  symptoms: [],
  why: 'A server that greets also answers, if only with an error. What cuts the connection after the greeting stands on the way: a firewall or intrusion prevention that knows the protocol, a stateful one that sees one direction of the traffic only (asymmetric routing), or a balancer whose server went away.',
  proof:
    'A TLS handshake, a request for TLS that any server refuses with a few bytes, and a login without TLS all end alike: without one byte of answer after the greeting.',
  fix: [
    'tcpdump -ni any port 3306   # on both ends: what the client sends must arrive at the server, and the answer here',
    'tlsql doctor -S /run/mysqld/mysqld.sock   # on the server: the same without the network',
  ],
  lookAlikes: ['network-tls-dropped', 'network-mtu-black-hole', 'network-closed-before-greeting'],
  reads: ['wire.attempts'],
  run,
};

function run(facts: Facts): readonly Found[] {
  const attempt = asked(facts);
  const ended = attempt === undefined ? undefined : (endOfTls(attempt, facts) ?? endOfLogin(attempt));
  if (attempt === undefined || ended === undefined) return [];
  const { how, tried, leadsTo } = ended;
  const socket = facts.admin?.variables === undefined ? '' : '; the administrator is answered';
  return [
    {
      what: `${addressText(attempt)} greets, and ${how === 'timeout' ? 'nothing is answered after that' : 'the connection is cut after that'}, whatever the client says${socket}`,
      evidence: { address: addressText(attempt), version: attempt.greeting?.version ?? '', ended: how, tried },
      certainty: 'likely',
      leadsTo,
    },
  ];
}

type Ended = { readonly how: string; readonly tried: readonly string[]; readonly leadsTo: readonly State[] };

function endOfTls({ greeting, tls }: Attempt, facts: Facts): Ended | undefined {
  if (greeting === undefined || tls === undefined || tls.ok || tls.unsent === true) return undefined;
  const plain = attemptFor(facts, 'plain');
  const small = attemptFor(facts, 'tls-refusal')?.tls;
  const [asTls, asSmall, asPlain] = [mute(tls), mute(small), mute(plain?.login)];
  if (asTls === undefined || asSmall === undefined || asPlain === undefined) return undefined;
  const tried = [`TLS: ${asTls}`, `refused TLS: ${asSmall}`, `plain login: ${asPlain}`];
  return { how: asTls, tried, leadsTo: ['handshake-failed'] };
}

/** A login without TLS, as the user asked for it. */
function endOfLogin({ greeting, tls, login, to }: Attempt): Ended | undefined {
  const how =
    greeting === undefined || to.socket !== undefined || tls !== undefined || login?.ok === true
      ? undefined
      : mute(login);
  return how === undefined ? undefined : { how, tried: [`plain login: ${how}`], leadsTo: ['login-denied'] };
}

/** How a part ended that got no answer; undefined where one came. */
function mute(
  part:
    | {
        readonly closed?: string;
        readonly error?: unknown;
        readonly alertReceived?: unknown;
        readonly plainAnswer?: unknown;
      }
    | undefined,
): string | undefined {
  const serverSpoke = typeof part?.error === 'object' && part.error !== null && 'errno' in part.error;
  if (part === undefined || serverSpoke || part.alertReceived !== undefined || part.plainAnswer !== undefined)
    return undefined;
  return part.closed;
}
