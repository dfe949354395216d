import type { Facts } from '../../facts/facts.ts';

/** Where the password came from that nobody typed: `$MYSQL_PWD`, or the line of an option file; never the password. */
export function passwordFrom({ client }: Facts): string | undefined {
  const origin = client?.settings?.origins.password;
  if (origin?.kind === 'environment') return `$${origin.variable}`;
  return origin?.kind === 'file' ? `${origin.file} line ${origin.line}, [${origin.group}]` : undefined;
}
