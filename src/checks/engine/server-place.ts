import type { Facts } from '../../facts/facts.ts';
import { shellWords } from './again-line.ts';

/** Names and addresses by which a machine reaches itself. */
export function isLoopback(host: string): boolean {
  return /^(localhost(\.localdomain)?|127\.[\d.]+|::1)$/i.test(host);
}

/** The host that the failing client was given; undefined for its default. */
export function askedHost(facts: Facts): string | undefined {
  return facts.client?.settings?.host ?? flagValue(facts, 'host');
}

/** Whom the doctor reaches the server's machine by. */
export function sshHost(facts: Facts): string | undefined {
  return flagValue(facts, 'ssh');
}

/** What a file of the server is called where it was copied to the client. */
export function copyName(path: string): string {
  return `server-${path.replace(/.*\//, '')}`;
}

function flagValue({ again = '' }: Facts, name: string): string | undefined {
  const start = `--${name}=`;
  return shellWords(again)
    .find((word) => word.startsWith(start))
    ?.slice(start.length);
}
