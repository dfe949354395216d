import type { Facts } from '../../facts/facts.ts';
import { asked } from './attempts.ts';
import { known, madeBy } from './known-certificate.ts';
import { observe } from './observe.ts';
import { type OptionPlace, optionSides } from './option-view.ts';
import { certificatesIn } from './trust-store.ts';

/** TLS options of the server that stand where it does not read them. */
export interface UnreadOptions {
  readonly places: readonly OptionPlace[];
  readonly group: string;
  /** A group that it reads. */
  readonly instead: string;
  /** Whether the group is one of some server, or the certificate called one: then nobody else can be meant. */
  readonly ofServer: boolean;
}

/** Groups of servers of whatever product and version, and of the scripts that start them. */
const ofServers =
  /^(mysqld|mariadbd?|server|mysqld_safe|mariadbd?-safe|safe_mysqld|mysqld_multi|mysqld\d+|embedded|(mysqld|mariadbd?)-\d+\.\d+)$/i;

/** Near misses of those that are no group of a client. */
const slips =
  /^(mysq?d+|mys?ldd?|mqsqld|mysqldd|mysqld[.:-]|mysqlds|mysql[-_.]?d|mysql-?server|mar[ia]*db+d+|mariadb-?server|servers)$/i;

/** Whether a group is one of servers, slips of the pen included: `[ mysqld ]` and `[mysqldd]` are read by nobody. */
function ofSomeServer(group: string): boolean {
  const name = group.trim();
  return ofServers.test(name) || slips.test(name);
}

/** Whether a certificate is called one of a server: no client shows such a file. */
function namesServersFile({ identity, value }: OptionPlace): boolean {
  const name = value?.slice(value.lastIndexOf('/') + 1) ?? '';
  return identity === 'ssl-cert' && /server|mysqld|mariadbd/i.test(name) && !/client/i.test(name);
}

/** Whether certificate or key of the server are given where it reads them; SHOW VARIABLES may have the pair that MySQL made by itself. */
export function pairGiven(facts: Facts): boolean {
  const [server] = optionSides(facts).filter(({ side }) => side === 'server');
  const inFiles = server?.places.some(
    ({ read, identity, value }) => read && /^ssl-(cert|key)$/.test(identity) && value !== '',
  );
  const words = facts.server?.process?.arguments ?? [];
  return inFiles === true || words.some((word) => /^--ssl[-_](cert|key)=/.test(word));
}

/** Whether places hold both, certificate and key. */
export function isPair(places: readonly Pick<OptionPlace, 'identity'>[]): boolean {
  return ['ssl-cert', 'ssl-key'].every((name) => places.some(({ identity }) => identity === name));
}

/** Whether the server is seen to have no TLS, or only the certificate that it made by itself. */
export function doesWithout(facts: Facts): boolean {
  const failing = observe(facts).failing;
  const none = failing === 'tls-not-offered' || failing === 'session-plain';
  return (
    none ||
    facts.admin?.variables?.have_ssl === 'DISABLED' ||
    (failing === 'server-cert-refused' && showsOwnMade(facts))
  );
}

/** Whether the server shows the certificate that it made by itself, or would. */
export function showsOwnMade(facts: Facts): boolean {
  const sent = asked(facts)?.tls?.chain[0];
  const leaf = sent === undefined ? certificatesIn(facts.server?.files?.cert?.content)[0] : known(sent);
  return leaf !== undefined && madeBy(leaf) !== undefined;
}

/** Certificate and key of the server in a group that it passes over, while it has none in one that it reads. */
export function unreadOptions(facts: Facts): UnreadOptions | undefined {
  const [server] = optionSides(facts).filter(({ side }) => side === 'server');
  if (server === undefined || server.product === undefined) return undefined;
  if (pairGiven(facts)) return undefined;
  const pairs = server.places.filter(({ read, identity }) => !read && /^ssl-(cert|key|ca)$/.test(identity));
  const groups = [...new Set(pairs.map(({ group }) => group))];
  const whole = groups.filter((group) => isPair(pairs.filter((place) => place.group === group)));
  const meant = (group: string): boolean =>
    ofSomeServer(group) || pairs.some((place) => place.group === group && namesServersFile(place));
  const group = whole.find(meant) ?? whole[0];
  if (group === undefined) return undefined;
  const ofServer = meant(group);
  // Clients have certificates of their own: their group is suspicious only where the server does without one.
  if (!ofServer && !doesWithout(facts)) return undefined;
  return { places: pairs.filter((place) => place.group === group), group, instead: 'mysqld', ofServer };
}
