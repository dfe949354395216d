import type { Facts } from '../facts/facts.ts';
import type { TellingWords } from '../report/redact.ts';

/** The users, hosts and addresses that the facts name: what a report for strangers must not show. */
export function tellingWords({ client, wire, admin }: Facts, ownHost: string): TellingWords {
  const { intent, user } = client ?? {};
  const accounts = [...(admin?.accounts ?? []), ...(admin?.matched === undefined ? [] : [admin.matched])];
  const replicas = admin?.replicas ?? [];
  const given = (words: readonly (string | undefined)[]): string[] => words.filter((word) => word !== undefined);
  return {
    host: given([
      intent?.host,
      intent?.verifyName,
      wire?.name?.host,
      ...accounts.map(({ host }) => host).filter((host) => !/[%_]/.test(host)),
      ...replicas.map(({ host }) => host),
      ownHost,
    ]),
    address: given([
      ...(wire?.name?.addresses ?? []),
      ...(wire?.attempts ?? []).map(({ to }) => to.address),
      admin?.seenAs,
    ]),
    user: given([intent?.user, user?.name, ...accounts.map((row) => row.user), ...replicas.map((row) => row.user)]),
  };
}
