import type { Facts } from '../../facts/facts.ts';
import { observe } from './observe.ts';
import { type OptionPlace, optionSides } from './option-view.ts';

/** TLS options of the server that stand where it does not read them. */
export interface UnreadOptions {
  readonly places: readonly OptionPlace[];
  readonly group: string;
  /** A group that it reads. */
  readonly instead: string;
  /** Whether the group is one of some server: then nobody else can be meant. */
  readonly ofServer: boolean;
}

/** Groups of servers of whatever product and version, and of the scripts that start them. */
const ofServers =
  /^(mysqld|mariadbd?|server|mysqld_safe|mariadbd?-safe|safe_mysqld|mysqld_multi|mysqld\d+|embedded|(mysqld|mariadbd?)-\d+\.\d+)$/i;

/** Certificate and key of the server in a group that it passes over, while it has none in one that it reads. */
export function unreadOptions(facts: Facts): UnreadOptions | undefined {
  const [server] = optionSides(facts).filter(({ side }) => side === 'server');
  if (server === undefined || server.product === undefined) return undefined;
  // What SHOW VARIABLES has may be the pair that MySQL made by itself.
  const given = server.places.some(
    ({ read, identity, value }) => read && /^ssl-(cert|key)$/.test(identity) && value !== '',
  );
  const inArguments = facts.server?.process?.arguments?.some((word) => /^--ssl[-_](cert|key)=/.test(word)) ?? false;
  if (given || inArguments) return undefined;
  const pairs = server.places.filter(({ read, identity }) => !read && /^ssl-(cert|key|ca)$/.test(identity));
  const groups = [...new Set(pairs.map(({ group }) => group))];
  const whole = groups.filter((group) =>
    ['ssl-cert', 'ssl-key'].every((name) => pairs.some((place) => place.group === group && place.identity === name)),
  );
  const group = whole.find((name) => ofServers.test(name)) ?? whole[0];
  if (group === undefined) return undefined;
  const ofServer = ofServers.test(group);
  // Clients have certificates of their own: their group is suspicious only where the server has no TLS at all.
  const failing = observe(facts).failing;
  const without =
    failing === 'tls-not-offered' || failing === 'session-plain' || facts.admin?.variables?.have_ssl === 'DISABLED';
  if (!ofServer && !without) return undefined;
  return { places: pairs.filter((place) => place.group === group), group, instead: 'mysqld', ofServer };
}
