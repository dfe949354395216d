import type { Facts } from '../../facts/facts.ts';
import { asked } from './attempts.ts';
import type { Finding } from './check.ts';
import type { State } from './state.ts';

const withoutTls: readonly State[] = ['server-not-running', 'server-tls-off'];

/**
 * A fault that keeps a server from TLS, at a server that is seen to have it: what runs was read before the fault came. It
 * explains nothing that fails now, and the next start meets it.
 */
export function notInForce(finding: Finding, facts: Facts): Finding {
  const { role, leadsTo } = finding;
  const stops = role === 'cause' && leadsTo.length > 0 && leadsTo.every((state) => withoutTls.includes(state));
  if (!stops || !servesTls(facts)) return finding;
  return {
    ...finding,
    leadsTo: ['restart-will-fail'],
    what: `${finding.what}; the server runs on with what it read before, and its next start or reload fails`,
  };
}

function servesTls(facts: Facts): boolean {
  const { ok, chain: sent = [] } = asked(facts)?.tls ?? {};
  // A server's own word counts less than a handshake that failed before any certificate came.
  if (ok === false && sent.length === 0) return false;
  const channel = facts.admin?.channels?.find((one) => one.channel === 'mysql_main');
  return sent.length > 0 || channel?.properties.Enabled === 'Yes' || facts.admin?.variables?.have_ssl === 'YES';
}
