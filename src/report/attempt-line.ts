import { addressText } from '../checks/engine/attempts.ts';
import type { Attempt, Stage } from '../facts/wire.ts';

const purposes: Readonly<Record<Attempt['purpose'], string>> = {
  'as-asked': 'as asked',
  'tls-1.2': 'with TLS 1.2 at most, where refusals come as alerts',
  'with-client-certificate': 'with the client certificate',
  'without-client-certificate': 'without the client certificate',
  unverified: 'without verification, to see the certificate',
  plain: 'without TLS',
  'old-tls': 'with TLS 1.0 and 1.1',
  'first-bytes': 'with the TLS request of PostgreSQL',
  'tls-first': 'with TLS before any greeting',
  'proxy-header': 'with a PROXY header first',
  'tls-refusal': 'with a TLS greeting that can only be refused',
  administrator: 'as the administrator',
  other: 'to another place',
};

const ends: Readonly<Record<Stage, string>> = {
  connect: 'nothing was connected',
  greeting: 'ended at the greeting',
  capability: 'ended before TLS',
  tls: 'ended in the TLS handshake',
  login: 'ended at the login',
  done: 'logged in',
};

/** One connection of the doctor in a line: where to, how, how far it came in what time, whether the server counts it. */
export function attemptLine(attempt: Attempt): string {
  const { purpose, to, stage, tls, millis, counted } = attempt;
  const place = to.socket === undefined && to.address === undefined ? 'nowhere' : addressText(attempt);
  const total = Object.values(millis).reduce((sum, part) => sum + part, 0);
  const end = stage === 'done' && tls?.ok === true ? `logged in over ${tls.protocol ?? 'TLS'}` : ends[stage];
  return `${place} ${purposes[purpose]}: ${end}, ${total.toFixed(0)} ms${counted === true ? ', counted against this host' : ''}`;
}
